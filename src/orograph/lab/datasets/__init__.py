"""Data sets, one file each: a function of the file's name, all of whose arguments have defaults → `Samples`.

- ``split`` is "train" (the default) or "test"; anything else is an `orograph.errors.InputError`. The two have no sample
  in common, and the test half is normalised by the numbers of the training half.
- ``samples``, if there is such an argument, is how many. Its default tells what it means: with None the set exists, and
  ``load_data("NAME:samples=100")`` takes 100 of the training half and the whole test half; with a number the set is
  drawn, and both halves have as many. ``test_samples`` is added by `orograph.lab.data.load_data`.
- All other arguments are options; their values are scalars, so that spec strings can state them.
- Equal arguments give equal numbers, in new tensors at each call; no global random generator moves.

It returns `orograph.lab.samples.Samples`: inputs ``N x ...``, float32 (int64 for tokens), targets, int64 classes from
0 or floats, and ``about``, JSON values:

- ``source``: where the numbers come from, and ``split``: which half they are;
- ``classes``: how many there are, whichever of them the samples show; without it, one more than the largest target;
- whatever else decided the numbers, such as ``sha256`` of a file, ``normalise``, ``seed``, ``of`` (samples in all).

Another package adds one through the entry-point group ``orograph.dataset``; `orograph.testing.lab.check_dataset` tells
whether it keeps to this. A plain pair of tensors will do as well, but tells nothing of its origin.
"""
