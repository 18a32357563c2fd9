"""Optimisers, one file each: a frozen dataclass, an `orograph.lab.optimisers._optimiser.Optimiser`.

- Its fields are the options, all with defaults. ``learning_rate`` is one of them, the largest rate.
- ``repeats`` (of the class) tells whether a step needs the loss as a closure, to evaluate it more than once.
- ``build(groups)`` makes a `torch.optim.Optimizer` of groups ``{"params": [...], "weight_decay": ...}``. Its
  ``param_groups`` have an ``lr`` that is ``learning_rate`` at first; the training loop sets it before every step. Its
  ``state_dict`` holds all that it remembers, as tensors, numbers, texts, None and nests of these: an interrupted
  training goes on from it.

Another package adds one through the entry-point group ``orograph.optimiser``; `orograph.testing.lab.check_optimiser`
tells whether it keeps to this. ``train(optimiser="NAME:option=value")`` and ``orograph list optimiser`` then know it.
"""
