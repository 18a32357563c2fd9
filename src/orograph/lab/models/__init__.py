"""Nets, one file each: a function of the file's name, all of whose arguments have scalar defaults → `torch.nn.Module`.

- ``seed`` alone decides the initial weights: no global random generator moves. The net is built on the CPU.
- ``channels`` (of images), ``classes``, ``vocabulary`` and ``context`` (of text), where it has such arguments, are
  filled in from the data unless a spec string states them.
- It takes inputs ``N x ...`` and returns logits ``N x classes``, or ``N x T x classes`` of text; in eval mode, of each
  sample alone.

Another package adds one through the entry-point group ``orograph.model``; `orograph.testing.lab.check_model` tells
whether it keeps to this.
"""
