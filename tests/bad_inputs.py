"""Bad inputs, and the one sentence that each of them gets: what was expected, what came, what to do.

`TABLE` has a row for each. It is given as the words after ``orograph`` (``shell``; several lines say the same), as
Python statements of which the last one raises (``python``), or as both; ``before`` are Python statements that prepare
it. All run in a folder that holds `FILES`, and the checkpoints and surveys that `unit/test_bad_inputs.py` puts beside
them. Python sees everything that ``nets.py`` and ``data.py`` define, and `orograph` as ``og``.

In a sentence, ``{...}`` stands for words that belong to the system, to torch or to a library; all others count.
"""

from __future__ import annotations

from typing import NamedTuple


class Bad(NamedTuple):
    """A bad input."""

    name: str
    error: str
    sentence: str
    shell: str | tuple[str, ...] = ()
    python: str = ""
    before: str = ""


NETS = '''\
"""Models."""

import threading

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, width=4, inputs=3):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(inputs, width), nn.Tanh(), nn.Linear(width, 2))

    def forward(self, inputs):
        return self.stack(inputs)


class Forgetful(Net):
    def forward(self, inputs):
        return nn.functional.dropout(super().forward(inputs), 0.5)


class Noisy(Net):
    def forward(self, inputs):
        return super().forward(inputs + torch.rand_like(inputs))


class Remembers(Net):
    def __init__(self):
        super().__init__()
        self.seen = torch.zeros(3)

    def forward(self, inputs):
        self.seen = 0.9 * self.seen + inputs.mean(0)
        return super().forward(inputs + self.seen)


class Named(Net):
    def forward(self, inputs):
        return {"scores": super().forward(inputs)}


class Listed(Net):
    def forward(self, inputs):
        return [super().forward(inputs)]


class Locked(Net):
    def __init__(self):
        super().__init__()
        self.guard = threading.Lock()


class Homesick(Net):
    def __setstate__(self, state):
        raise RuntimeError("I want to go home")


def net(width=4):
    return Net(width)


def filled(value):
    model = Net()
    nn.init.constant_(model.stack[0].weight, value)
    return model


def nan_net():
    return filled(float("nan"))


def infinite_net():
    return filled(float("inf"))


def zero_net():
    model = Net()
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    return model


def frozen_net():
    return Net().requires_grad_(False)


def norm_net():
    return nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2))


def weightless():
    return nn.Flatten()


def lazy():
    return nn.LazyLinear(2)


def complex_net():
    return nn.Linear(3, 2, dtype=torch.complex64)


def meta_net():
    return nn.Linear(3, 2, device="meta")


def wide():
    return Net(inputs=5)


def broken():
    raise RuntimeError("no weights\\nat home")


def number():
    return 3
'''

DATA = '''\
"""Data."""

import torch
from torch.utils.data import BatchSampler, DataLoader, Dataset, RandomSampler, TensorDataset, WeightedRandomSampler

INPUTS = torch.linspace(-1, 1, 36).reshape(12, 3)
CLASSES = (INPUTS.sum(1) > 0).long()


class Augmented(Dataset):
    def __len__(self):
        return 12

    def __getitem__(self, index):
        return INPUTS[index] + 0.1 * torch.randn(3), CLASSES[index]


class Once:
    def __init__(self):
        self.batches = [points()]

    def __iter__(self):
        while self.batches:
            yield self.batches.pop()


def points():
    return INPUTS, CLASSES


def other_points():
    return INPUTS + 1, CLASSES


def changing():
    return [(INPUTS[:4], torch.zeros(4, 2)), (INPUTS[:4, :2], torch.zeros(4, 2))]


def empty():
    return INPUTS[:0], CLASSES[:0]


def empty_dataset():
    return TensorDataset(*empty())


def uneven():
    return INPUTS, CLASSES[:11]


def beyond():
    return INPUTS, CLASSES + 6


def below():
    return INPUTS, CLASSES - 1


def words():
    return INPUTS.tolist(), ["cat", "dog"] * 6


def measured():
    return INPUTS, CLASSES.float()


def spoilt():
    return INPUTS.clone().fill_(float("nan")), CLASSES


def weighted():
    dataset = TensorDataset(INPUTS, CLASSES)
    return DataLoader(dataset, batch_size=4, sampler=WeightedRandomSampler(torch.ones(12), 12))


def shuffled_batches():
    dataset = TensorDataset(INPUTS, CLASSES)
    return DataLoader(dataset, batch_sampler=BatchSampler(RandomSampler(dataset), 4, drop_last=False))


def broken_data():
    raise FileNotFoundError("no samples")


def nothing():
    return None


def path():
    return "samples.csv"
'''

FILES = {
    "nets.py": NETS,
    "data.py": DATA,
    "notes.txt": "not a survey\n",
    "kept/notes.txt": "not a survey\n",
    "text.safetensors": "not tensors\n",
    "empty.pt": "",
    "old.png": "a picture\n",
    "old.csv": "a table\n",
    "old.h5": "a survey\n",
}

NET, POINTS = "--model nets.py:net", "--data data.py:points"
LINE, AGAIN = f"map {NET} {POINTS} -o out", f"map {NET} {POINTS} --x=-1:1:3 -o done"
OBJECTIVE = "objective = og.Objective(net(), points())"
ON_LINE = f"{OBJECTIVE}; line = og.Line.random(objective)"
SURVEY = f"{ON_LINE}; og.survey(objective, line, "
TRAIN = "from orograph.lab.train import train; train("
LONG = "x" * 300

# fmt: off
TABLE = (
    # Checkpoints
    Bad("checkpoint: a key is missing", "CheckpointError",
        "Expected the model's own tensors, but got 'missing.safetensors' with keys missing: stack.0.weight; build "
        "the model as it was when it was saved.",
        shell=f"{LINE} --checkpoint missing.safetensors", python="og.load_into(net(), 'missing.safetensors')"),
    Bad("checkpoint: a key too many", "CheckpointError",
        "Expected the model's own tensors, but got 'more.safetensors' with keys unexpected: head.weight; build the "
        "model as it was when it was saved.",
        shell=f"{LINE} --checkpoint more.safetensors", python="og.load_into(net(), 'more.safetensors')"),
    Bad("checkpoint: another shape", "CheckpointError",
        "Expected the model's own tensors, but got 'wide.pt' with keys of another shape: stack.0.weight (5, 3) "
        "instead of (4, 3), stack.0.bias (5,) instead of (4,), stack.2.weight (2, 5) instead of (2, 4); build the "
        "model as it was when it was saved.",
        shell=f"{LINE} --checkpoint wide.pt", python="og.load_into(net(), 'wide.pt')"),
    Bad("checkpoint: a key with a newline", "CheckpointError",
        "Expected the model's own tensors, but got 'newline.safetensors' with keys unexpected: head\\nof two "
        "lines; build the model as it was when it was saved.",
        shell=f"{LINE} --checkpoint newline.safetensors", python="og.load_into(net(), 'newline.safetensors')"),
    Bad("checkpoint: not there", "CheckpointError",
        "Expected a checkpoint file, but got 'none.pt', which does not exist; check the path.",
        shell=f"{LINE} --checkpoint none.pt", python="og.load_checkpoint('none.pt')"),
    Bad("checkpoint: a folder", "CheckpointError",
        "Expected a checkpoint file, but got 'kept', which is a folder; check the path.",
        shell=f"{LINE} --checkpoint kept", python="og.load_checkpoint('kept')"),
    Bad("checkpoint: it would run code", "CheckpointError",
        "Expected a checkpoint with tensors only, but got 'trap.pt', which holds pickled objects that could run "
        "code; save model.state_dict() with safetensors.torch.save_file instead.",
        shell=f"{LINE} --checkpoint trap.pt", python="og.load_checkpoint('trap.pt')"),
    Bad("checkpoint: a bare pickle that would run code", "CheckpointError",
        "Expected a checkpoint with tensors only, but got 'trap.pkl', which holds pickled objects that could run "
        "code; save model.state_dict() with safetensors.torch.save_file instead.",
        shell=f"{LINE} --checkpoint trap.pkl", python="og.load_checkpoint('trap.pkl')"),
    Bad("checkpoint: a whole model", "CheckpointError",
        "Expected a checkpoint with tensors only, but got 'model.pt', which holds pickled objects that could run "
        "code; save model.state_dict() with safetensors.torch.save_file instead.",
        shell=f"{LINE} --checkpoint model.pt", python="og.load_checkpoint('model.pt')"),
    Bad("checkpoint: safetensors cut off", "CheckpointError",
        "Expected a readable checkpoint, but got 'cut.safetensors' ({...}); save it again.",
        shell=f"{LINE} --checkpoint cut.safetensors", python="og.load_checkpoint('cut.safetensors')"),
    Bad("checkpoint: pt cut off", "CheckpointError",
        "Expected a readable checkpoint, but got 'cut.pt' ({...}); save it again.",
        shell=f"{LINE} --checkpoint cut.pt", python="og.load_checkpoint('cut.pt')"),
    Bad("checkpoint: a text", "CheckpointError",
        "Expected a readable checkpoint, but got 'notes.txt' (damaged, or not written by torch.save); save it "
        "again.",
        shell=f"{LINE} --checkpoint notes.txt", python="og.load_checkpoint('notes.txt')"),
    Bad("checkpoint: a text called safetensors", "CheckpointError",
        "Expected a readable checkpoint, but got 'text.safetensors' ({...}); save it again.",
        shell=f"{LINE} --checkpoint text.safetensors", python="og.load_checkpoint('text.safetensors')"),
    Bad("checkpoint: empty", "CheckpointError",
        "Expected a readable checkpoint, but got 'empty.pt' (it is empty or cut off); save it again.",
        shell=f"{LINE} --checkpoint empty.pt", python="og.load_checkpoint('empty.pt')"),
    Bad("checkpoint: no tensors in it", "CheckpointError",
        "Expected a state dict, but got 'epoch.pt', which holds none; save model.state_dict().",
        shell=f"{LINE} --checkpoint epoch.pt", python="og.load_checkpoint('epoch.pt')"),
    Bad("checkpoint: its name is too long", "CheckpointError",
        f"Expected a checkpoint file, but got '{LONG}.pt', which does not exist; check the path.",
        shell=f"{LINE} --checkpoint {LONG}.pt", python=f"og.load_checkpoint('{LONG}.pt')"),
    Bad("checkpoint: NaN in it", "ModelError",
        "Expected finite weights in the model, but got NaN entries in 'stack.0.weight'; use an earlier checkpoint, "
        "from before training diverged.",
        shell=f"{LINE} --checkpoint nan.safetensors"),
    Bad("checkpoint: a number instead of a path", "CheckpointError",
        "Expected the path of a checkpoint, but got an int; pass a path.",
        python="og.load_checkpoint(3)"),
    Bad("checkpoint: into a number", "ModelError",
        "Expected a torch.nn.Module, but got an int; pass the model itself.",
        python="og.load_into(3, 'a.safetensors')"),
    Bad("checkpoint: a state dict of another model", "CheckpointError",
        "Expected the model's own tensors, but got the state dict with keys missing: stack.0.weight, stack.0.bias, "
        "stack.2.weight and 1 more; unexpected: w; build the model as it was when it was saved.",
        python=f"{OBJECTIVE}; og.Line.towards(objective, {{'w': torch.zeros(2)}})"),
    Bad("checkpoint: another model", "CheckpointError",
        "Expected the model's own tensors, but got the other model with keys of another shape: stack.0.weight (5, "
        "3) instead of (4, 3), stack.0.bias (5,) instead of (4,), stack.2.weight (2, 5) instead of (2, 4); build "
        "the model as it was when it was saved.",
        python=f"{OBJECTIVE}; og.Line.towards(objective, net(5))"),
    Bad("checkpoint: neither model nor path", "CheckpointError",
        "Expected a model, a state dict or the path of a checkpoint, but got an int; pass one of the three.",
        python=f"{OBJECTIVE}; og.Line.towards(objective, 3)"),
    # Models
    Bad("model: NaN weights", "ModelError",
        "Expected finite weights in the model, but got NaN entries in 'stack.0.weight'; use an earlier checkpoint, "
        "from before training diverged.",
        shell=f"map --model nets.py:nan_net {POINTS} -o out",
        python="og.Line.random(og.Objective(nan_net(), points()))"),
    Bad("model: infinite weights", "ModelError",
        "Expected finite weights in the model, but got infinite entries in 'stack.0.weight'; use an earlier "
        "checkpoint, from before training diverged.",
        shell=f"map --model nets.py:infinite_net {POINTS} -o out",
        python="og.Plane.random(og.Objective(infinite_net(), points()))"),
    Bad("model: zeros only", "InputError",
        "Expected weights that are not all zero to scale a direction by, but got zeros only; choose --normalize "
        "none / normalize='none'.",
        shell=f"map --model nets.py:zero_net {POINTS} -o out",
        python="og.Line.random(og.Objective(zero_net(), points()))"),
    Bad("model: dropout in forward", "DeterminismError",
        "Expected an objective that gives the same loss twice at the same weights, but got {...} and then {...}; "
        "look for dropout, augmentation or shuffling inside the model's forward pass or the data.",
        shell=f"map --model nets.py:Forgetful {POINTS} -o out",
        python="o = og.Objective(Forgetful(), points()); og.survey(o, og.Line.random(o), out='out')"),
    Bad("model: randomness in forward", "DeterminismError",
        "Expected an objective that gives the same loss twice at the same weights, but got {...} and then {...}; "
        "look for dropout, augmentation or shuffling inside the model's forward pass or the data.",
        shell=f"map --model nets.py:Noisy {POINTS} -o out",
        python="o = og.Objective(Noisy(), points()); og.survey(o, og.Line.random(o), out='out')"),
    Bad("model: a state that is no buffer", "DeterminismError",
        "Expected an objective that gives the same loss twice at the same weights, but got {...} and then {...}; "
        "look for dropout, augmentation or shuffling inside the model's forward pass or the data.",
        shell=f"map --model nets.py:Remembers {POINTS} -o out",
        python="o = og.Objective(Remembers(), points()); og.survey(o, og.Line.random(o), out='out')"),
    Bad("model: no parameters", "ModelError",
        "Expected a model with floating-point parameters, but got one without any; pass a model that has weights.",
        shell=f"map --model nets.py:weightless {POINTS} -o out", python="og.Objective(weightless(), points())"),
    Bad("model: lazy parameters", "ModelError",
        "Expected initialised parameters, but got 'weight', which is lazy; run the model on one batch first.",
        shell=f"map --model nets.py:lazy {POINTS} -o out", python="og.Objective(lazy(), points())"),
    Bad("model: complex parameters", "ModelError",
        "Expected real parameters, but got the complex 'weight'; store its real and imaginary parts as two "
        "parameters.",
        shell=f"map --model nets.py:complex_net {POINTS} -o out", python="og.Objective(complex_net(), points())"),
    Bad("model: parameters on the meta device", "ModelError",
        "Expected parameters with values, but got 'weight' on the meta device; build the model on the CPU and load "
        "its weights.",
        shell=f"map --model nets.py:meta_net {POINTS} -o out", python="og.Objective(meta_net(), points())"),
    Bad("model: on the meta device, with a checkpoint", "ModelError",
        "Expected parameters with values, but got 'weight' on the meta device; build the model on the CPU and load "
        "its weights.",
        shell=f"map --model nets.py:meta_net {POINTS} -o out --checkpoint linear.pt",
        python="og.load_into(meta_net(), 'linear.pt')"),
    Bad("model: lazy, with a checkpoint", "ModelError",
        "Expected initialised parameters, but got 'weight', which is lazy; run the model on one batch first.",
        shell=f"map --model nets.py:lazy {POINTS} -o out --checkpoint linear.pt",
        python="og.load_into(lazy(), 'linear.pt')"),
    Bad("model: wants other inputs", "ModelError",
        "Expected a model that runs on its data, but got RuntimeError: {...}; check shape and dtype of the inputs, "
        "or pass batch_fn= or a function as loss= in Python.",
        shell=f"map --model nets.py:wide {POINTS} -o out", python="og.Objective(wide(), points()).evaluate()"),
    Bad("model: wants other inputs later on", "ModelError",
        "Expected a model and a loss that run on all of the data, but got RuntimeError: {...}; check shape and "
        "dtype of every batch.",
        shell=f"map {NET} --data data.py:changing --loss mse -o out",
        python="o = og.Objective(net(), changing(), 'mse'); og.survey(o, og.Line.random(o), out='out')"),
    Bad("model: wants floats, gets bytes", "ModelError",
        "Expected a model that runs on its data, but got RuntimeError: {...}; check shape and dtype of the inputs, "
        "or pass batch_fn= or a function as loss= in Python.",
        python="og.Objective(net(), (INPUTS.byte(), CLASSES)).evaluate()"),
    Bad("model: returns a dict without logits", "DataError",
        "Expected a model that returns a tensor (or an object with .logits), but got a dict; wrap the model so "
        "that it returns logits alone, or pass a function as loss= in Python.",
        shell=f"map --model nets.py:Named {POINTS} -o out", python="og.Objective(Named(), points()).evaluate()"),
    Bad("model: returns a list", "DataError",
        "Expected a model that returns a tensor (or an object with .logits), but got a list; wrap the model so "
        "that it returns logits alone, or pass a function as loss= in Python.",
        shell=f"map --model nets.py:Listed {POINTS} -o out", python="og.Objective(Listed(), points()).evaluate()"),
    Bad("model: nothing is trained", "ModelError",
        "Expected parameters to move, but got only such with requires_grad=False; choose --frozen / frozen=True to "
        "move them all the same.",
        shell=f"map --model nets.py:frozen_net {POINTS} -o out",
        python="og.Line.random(og.Objective(frozen_net(), points()))"),
    Bad("model: everything is ignored", "ModelError",
        "Expected parameters to move, but got none: all are ignored (linear, bias); list fewer in --ignore / "
        "ignore=.",
        shell=f"{LINE} --ignore linear,bias", python=f"{OBJECTIVE}; og.Line.random(objective, ignore='linear,bias')"),
    Bad("model: all that is chosen is ignored", "ModelError",
        "Expected parameters to move, but got none: all of bias are ignored (bias, norm); list fewer in --ignore / "
        "ignore=.",
        shell=f"{LINE} --select bias", python=f"{OBJECTIVE}; og.Line.random(objective, select='bias')"),
    Bad("model: an unknown role to ignore", "InputError",
        "Expected a role or a pattern of tensor names, but got 'biass'; did you mean 'bias'? (known: linear, conv, "
        "conv_transpose, embedding, attention, recurrent, norm, bias, scalar, custom, stack.0.weight, "
        "stack.0.bias, stack.2.weight, stack.2.bias).",
        shell=f"{LINE} --ignore biass", python=f"{OBJECTIVE}; og.Line.random(objective, ignore='biass')"),
    Bad("model: an unknown layer to ignore", "InputError",
        "Expected a role or a pattern of tensor names, but got 'layer4.*'; choose one that exists (known: linear, "
        "conv, conv_transpose, embedding, attention, recurrent, norm, bias, scalar, custom, stack.0.weight, "
        "stack.0.bias, stack.2.weight, stack.2.bias).",
        shell=f"{LINE} --ignore layer4.*", python=f"{OBJECTIVE}; og.Line.random(objective, ignore='layer4.*')"),
    Bad("model: an unknown role to choose", "InputError",
        "Expected a role or a pattern of tensor names, but got 'convv'; did you mean 'conv'? (known: linear, conv, "
        "conv_transpose, embedding, attention, recurrent, norm, bias, scalar, custom, stack.0.weight, "
        "stack.0.bias, stack.2.weight, stack.2.bias).",
        shell=f"{LINE} --select convv", python=f"{OBJECTIVE}; og.Line.random(objective, select='convv')"),
    Bad("model: not a module", "ModelError",
        "Expected a torch.nn.Module, but got an int; pass the model itself.",
        python="og.Objective(number(), points())"),
    # Factories
    Bad("factory: no such file", "InputError",
        "Expected a Python file for --model, but got 'none.py', which does not exist; check the path.",
        shell=f"map --model none.py:net {POINTS} -o out"),
    Bad("factory: a file name that is too long", "InputError",
        f"Expected a Python file for --model, but got '{LONG}.py', which does not exist; check the path.",
        shell=f"map --model {LONG}.py:net {POINTS} -o out"),
    Bad("factory: a file name with a newline", "InputError",
        "Expected a Python file for --model, but got 'a\\nb.py', which does not exist; check the path.",
        shell=f"map --model 'a\nb.py:net' {POINTS} -o out"),
    Bad("factory: no such module", "InputError",
        "Expected a Python module for --model, but got 'no.such.module', which cannot be found; check the name, or "
        "write file.py:name.",
        shell=f"map --model no.such.module:net {POINTS} -o out"),
    Bad("factory: no such function", "InputError",
        "Expected a function of 'nets.py' for --model, but got 'nett'; did you mean 'net'? (known: Net, Forgetful, "
        "Noisy, Remembers, Named, Listed, Locked, Homesick, net, filled, nan_net, infinite_net, zero_net, "
        "frozen_net, norm_net, weightless, lazy, complex_net, meta_net, wide, broken, number).",
        shell=f"map --model nets.py:nett {POINTS} -o out"),
    Bad("factory: no function named", "InputError",
        "Expected --model file.py:factory or package.module:factory, but got 'nets.py'; write e.g. --model "
        "nets.py:resnet.",
        shell=f"map --model nets.py {POINTS} -o out"),
    Bad("factory: the model's raises", "ModelError",
        "Expected a model from 'nets.py:broken', but got RuntimeError: no weights at home at {tmp}/nets.py:{...}; "
        "correct it there, or add --traceback to see the whole way.",
        shell=f"map --model nets.py:broken {POINTS} -o out"),
    Bad("factory: the model's is no Python", "ModelError",
        "Expected a model from 'text.py:net', but got SyntaxError: {...} at {tmp}/text.py:1; correct it there, or "
        "add --traceback to see the whole way.",
        shell=f"map --model text.py:net {POINTS} -o out", before="Path('text.py').write_text('def net(:')"),
    Bad("factory: the model's returns a number", "ModelError",
        "Expected a torch.nn.Module from 'nets.py:number', but got an int; return the model.",
        shell=f"map --model nets.py:number {POINTS} -o out"),
    Bad("factory: the data's raises", "DataError",
        "Expected data from 'data.py:broken_data', but got FileNotFoundError: no samples at {tmp}/data.py:{...}; "
        "correct it there, or add --traceback to see the whole way.",
        shell=f"map {NET} --data data.py:broken_data -o out"),
    Bad("factory: the data's returns nothing", "DataError",
        "Expected data from 'data.py:nothing', but got None; return a DataLoader, a Dataset or a tuple of tensors.",
        shell=f"map {NET} --data data.py:nothing -o out"),
    Bad("factory: an unknown option", "InputError",
        "Expected an option of 'nets.py:net', but got 'wdth'; did you mean 'width'? (known: width).",
        shell=f"{LINE} --model-arg wdth=3"),
    Bad("factory: an option without a value", "InputError",
        "Expected --model-arg name=value, but got 'width'; write for example --model-arg depth=20.",
        shell=f"{LINE} --model-arg width"),
    # Data
    Bad("data: none", "DataError",
        "Expected data: tensors, a Dataset, a DataLoader or a list of batches, but got None; load the file first.",
        python="og.Objective(net(), None)"),
    Bad("data: a path", "DataError",
        "Expected data: tensors, a Dataset, a DataLoader or a list of batches, but got 'samples.csv'; load the "
        "file first.",
        shell=f"map {NET} --data data.py:path -o out", python="og.Objective(net(), path())"),
    Bad("data: a number", "DataError",
        "Expected data: tensors, a Dataset, a DataLoader or a list of batches, but got an int; put it into one of "
        "these.",
        python="og.Objective(net(), 3)"),
    Bad("data: empty tensors", "DataError",
        "Expected at least one sample, but got empty data; check how the data was chosen.",
        shell=f"map {NET} --data data.py:empty -o out", python="og.Objective(net(), empty())"),
    Bad("data: an empty list", "DataError",
        "Expected at least one sample, but got empty data; check how the data was chosen.",
        python="og.Objective(net(), [])"),
    Bad("data: an empty dataset", "DataError",
        "Expected at least one sample, but got empty data; check how the data was chosen.",
        shell=f"map {NET} --data data.py:empty_dataset -o out", python="og.Objective(net(), empty_dataset())"),
    Bad("data: empty batches only", "DataError",
        "Expected at least one sample, but got empty data; check how the data was chosen.",
        python="og.Objective(net(), [empty(), empty()])"),
    Bad("data: lengths that differ", "DataError",
        "Expected as many targets as inputs, but got tensors of length 11 and 12; check how the data was cut.",
        shell=f"map {NET} --data data.py:uneven -o out", python="og.Objective(net(), uneven())"),
    Bad("data: lists of lists that differ", "DataError",
        "Expected lists of one length, but got lists of several lengths; pad them, or give a list of batches.",
        python="og.Objective(net(), ([[1.0, 2.0, 3.0], [1.0]], [0, 1]))"),
    Bad("data: a class out of range", "DataError",
        "Expected class indices 0 … 1 (the model has 2 outputs), but got the target 6; relabel the data or build "
        "the model with more outputs.",
        shell=f"map {NET} --data data.py:beyond -o out", python="og.Objective(net(), beyond()).evaluate()"),
    Bad("data: a class out of range in the last batch", "DataError",
        "Expected class indices 0 … 1 (the model has 2 outputs), but got the target 6; relabel the data or build "
        "the model with more outputs.",
        python="og.Objective(net(), [points(), beyond()], batch_size=5).evaluate()"),
    Bad("data: a negative class", "DataError",
        "Expected class indices 0 … 1 (the model has 2 outputs), but got the target -1; relabel the data or build "
        "the model with more outputs.",
        shell=f"map {NET} --data data.py:below -o out", python="og.Objective(net(), below()).evaluate()"),
    Bad("data: labels as text", "DataError",
        "Expected data of numbers, but got text; encode it as numbers, and class labels as 0, 1, 2, ….",
        shell=f"map {NET} --data data.py:words -o out", python="og.Objective(net(), words())"),
    Bad("data: labels as text in batches", "DataError",
        "Expected numbers as targets, but got text labels; encode them as integers 0, 1, 2, ….",
        python="og.Objective(net(), [(INPUTS[:2], ('cat', 'dog'))])"),
    Bad("data: labels as floats", "DataError",
        "Expected class probabilities of the outputs' shape, but got outputs (12, 2) and float targets (12,); "
        "convert class indices with .long(), or choose the loss 'mse' or 'bce_with_logits'.",
        shell=f"map {NET} --data data.py:measured -o out", python="og.Objective(net(), measured()).evaluate()"),
    Bad("data: no labels", "DataError",
        "Expected targets beside the inputs, but got inputs alone; give (inputs, targets), or choose the loss "
        "'output' if the model returns its loss itself.",
        python="og.Objective(net(), INPUTS).evaluate()"),
    Bad("data: labels of another shape", "DataError",
        "Expected outputs [batch, classes] (or with further axes) for targets [batch, ...], but got outputs (12, "
        "2) and targets (12, 3); check the model's last layer and the labels.",
        python="og.Objective(net(), (INPUTS, INPUTS.long())).evaluate()"),
    Bad("data: NaN in it", "ModelError",
        "Expected a finite loss at the anchor, but got nan; use an earlier checkpoint, or check the data for NaN.",
        shell=f"map {NET} --data data.py:spoilt -o out",
        python="o = og.Objective(net(), spoilt()); og.survey(o, og.Line.random(o), out='out')"),
    Bad("data: augmented", "DataError",
        "Expected data that is the same at every reading, but got a first batch that changes (augmentation? "
        "shuffling?); leave out random transforms and shuffling.",
        shell=f"map {NET} --data data.py:Augmented -o out", python="og.Objective(net(), Augmented())"),
    Bad("data: a weighted sampler", "DataError",
        "Expected a loader that gives the same samples every time, but got one whose sampler draws other samples "
        "each time; give its dataset, or a fixed subset of it.",
        shell=f"map {NET} --data data.py:weighted -o out", python="og.Objective(net(), weighted())"),
    Bad("data: a sampler of batches that shuffles", "DataError",
        "Expected data that is the same at every reading, but got a first batch that changes (augmentation? "
        "shuffling?); leave out random transforms and shuffling.",
        python="og.Objective(net(), shuffled_batches())"),
    Bad("data: gone after one reading", "DataError",
        "Expected data that can be read again and again, but got some that is gone after once; make it a list.",
        shell=f"map {NET} --data data.py:Once -o out", python="og.Objective(net(), Once())"),
    Bad("data: a dict of other things", "DataError",
        "Expected a dict of tensors or arrays, but got None; convert them.",
        python="og.Objective(net(), {'inputs': INPUTS, 'labels': None})"),
    Bad("data: sets as batches", "DataError",
        "Expected batches that are (inputs, targets), dicts or tensors, but got a set; give pairs, or pass "
        "batch_fn= in Python to unpack your batches.",
        python="og.Objective(net(), [{1}, {2}])"),
    Bad("data: an array of objects", "DataError",
        "Expected data of numbers, but got an array of dtype object; encode it as numbers, and class labels as 0, "
        "1, 2, ….",
        python="og.Objective(net(), (np.array([None] * 12), CLASSES))"),
    Bad("data: complex numbers", "DataError",
        "Expected data of numbers, but got an array of dtype complex128; encode it as numbers, and class labels as "
        "0, 1, 2, ….",
        python="og.Objective(net(), (np.full((12, 3), 1j), CLASSES))"),
    Bad("data: batch_fn is a number", "InputError",
        "Expected a function as batch_fn, but got an int; pass one, or leave batch_fn out.",
        python="og.Objective(net(), points(), batch_fn=3)"),
    Bad("data: batch_fn returns no pair", "DataError",
        "Expected (inputs, targets) from batch_fn, but got an int; return a pair.",
        python="og.Objective(net(), points(), batch_fn=lambda batch: 3)"),
    # Losses and measures
    Bad("loss: unknown", "InputError",
        "Expected the name of a loss, but got 'cros_entropy'; did you mean 'cross_entropy'? (known: "
        "bce_with_logits, cross_entropy, hinge, l1, mse, nll, output).",
        shell=f"{LINE} --loss cros_entropy", python="og.Objective(net(), points(), 'cros_entropy')"),
    Bad("loss: no name", "InputError",
        "Expected the name of a loss, but got ''; choose one that exists (known: bce_with_logits, cross_entropy, "
        "hinge, l1, mse, nll, output).",
        shell=f"{LINE} --loss ''", python="og.Objective(net(), points(), '')"),
    Bad("loss: unknown option", "InputError",
        "Expected an option of loss 'cross_entropy', but got 'smoothing'; did you mean 'label_smoothing'? (known: "
        "ignore_index, label_smoothing).",
        shell=f"{LINE} --loss cross_entropy:smoothing=0.1",
        python="og.Objective(net(), points(), 'cross_entropy:smoothing=0.1')"),
    Bad("loss: an option where there are none", "InputError",
        "Expected an option of loss 'mse', but got 'margin'; leave it out: there is none to choose from.",
        shell=f"{LINE} --loss mse:margin=3", python="og.Objective(net(), points(), 'mse:margin=3')"),
    Bad("loss: an option without a value", "InputError",
        "Expected a value for the option 'margin' of loss 'hinge', but got none; write for example margin=1.0.",
        shell=f"{LINE} --loss hinge:margin", python="og.Objective(net(), points(), 'hinge:margin')"),
    Bad("loss: an option of the wrong kind", "InputError",
        "Expected a float for the option 'margin' of loss 'hinge', but got 'wide'; correct it: the default is 1.0.",
        shell=f"{LINE} --loss hinge:margin=wide", python="og.Objective(net(), points(), 'hinge:margin=wide')"),
    Bad("loss: an impossible option", "InputError",
        "Expected a label_smoothing from 0 to 1, but got 2.0; write label_smoothing=0.1.",
        shell=f"{LINE} --loss cross_entropy:label_smoothing=2",
        python="og.Objective(net(), points(), 'cross_entropy:label_smoothing=2')"),
    Bad("loss: does not fit the labels", "DataError",
        "Expected outputs and targets of one shape, but got outputs (12, 2) and targets (12,); reshape the "
        "targets, or choose the loss 'cross_entropy' for class indices.",
        shell=f"{LINE} --loss mse", python="og.Objective(net(), points(), 'mse').evaluate()"),
    Bad("loss: not a loss", "InputError",
        "Expected a loss: a name, a torch criterion or a function, but got 3; pass for example "
        "loss='cross_entropy'.",
        python="og.Objective(net(), points(), 3)"),
    Bad("loss: returns a dict", "DataError",
        "Expected a loss that returns a tensor, but got a dict; return one loss a sample, or the batch's mean.",
        python="og.Objective(net(), points(), lambda outputs, targets: {'loss': 1.0}).evaluate()"),
    Bad("loss: returns a float", "DataError",
        "Expected a loss that returns a tensor, but got a float; return one loss a sample, or the batch's mean.",
        python="og.Objective(net(), points(), lambda outputs, targets: 1.0).evaluate()"),
    Bad("loss: returns too few numbers", "DataError",
        "Expected one loss for each of 12 samples, or their mean, but got a tensor of shape (3,); reduce over "
        "everything but the batch axis.",
        python="og.Objective(net(), points(), lambda outputs, targets: outputs[:3, 0]).evaluate()"),
    Bad("loss: broadcasts outputs against labels", "DataError",
        "Expected a loss that pairs outputs with targets, but got one of shape (12, 12), which broadcasts them; "
        "give outputs and targets one shape.",
        python=(
            "og.Objective(net(), points(), lambda outputs, targets: (outputs[:, :1] - targets).square()).evaluate()"
        )),
    Bad("loss: raises", "DataError",
        "Expected a loss that accepts the model's outputs and targets, but got RuntimeError: {...}; check their "
        "shapes and kinds.",
        python="og.Objective(net(), points(), lambda outputs, targets: outputs @ outputs).evaluate()"),
    Bad("loss: of model and batch, no pair", "DataError",
        "Expected {'loss': (sum, count), ...} from the function (model, batch), but got a float as 'loss'; return "
        "a sum and a count for every measure.",
        python="og.Objective(net(), points(), lambda model, batch: {'loss': 3.0}).evaluate()"),
    Bad("loss: of model and batch, no loss", "DataError",
        "Expected {'loss': (sum, count), ...} from the function (model, batch), but got only 'error'; return a sum "
        "and a count for every measure.",
        python="og.Objective(net(), points(), lambda model, batch: {'error': (3.0, 1)}).evaluate()"),
    Bad("loss: of model and batch, a number", "DataError",
        "Expected {'loss': (sum, count), ...} from the function (model, batch), but got a float; return a sum and "
        "a count for every measure.",
        python="og.Objective(net(), points(), lambda model, batch: 3.0).evaluate()"),
    Bad("loss: negative, and an automatic range", "InputError",
        "Expected a positive loss at the anchor for an automatic range, but got {...}; give x as start:stop:count.",
        python=(
            "o = og.Objective(net(), points(), lambda outputs, targets: -outputs.square().sum(1)); og.survey(o, "
            "og.Line.random(o), 'auto', out='out')"
        )),
    Bad("measure: unknown", "InputError",
        "Expected the name of a measure, but got 'acuracy'; did you mean 'accuracy'? (known: accuracy, top_k).",
        shell=f"{LINE} --measures acuracy", python="og.Objective(net(), points(), measures='acuracy')"),
    Bad("measure: an impossible option", "InputError",
        "Expected k of at least 1 for top_k, but got 0; write top_k:k=5.",
        shell=f"{LINE} --measures top_k:k=0", python="og.Objective(net(), points(), measures='top_k:k=0')"),
    Bad("measure: an option of the wrong kind", "InputError",
        "Expected an int for the option 'k' of measure 'top_k', but got 'two'; correct it: the default is 5.",
        shell=f"{LINE} --measures top_k:k=two", python="og.Objective(net(), points(), measures='top_k:k=two')"),
    Bad("measure: not a measure", "InputError",
        "Expected measures: names or Measure objects, but got 3; pass for example measures=('accuracy',).",
        python="og.Objective(net(), points(), measures=[3])"),
    Bad("measure: none of the kind", "InputError",
        "Expected measures: names or Measure objects, but got None; pass for example measures=('accuracy',).",
        python="og.Objective(net(), points(), measures=None)"),
    Bad("measure: called like a coordinate", "InputError",
        "Expected measures with names of their own, but got 'x'; rename the measure: the store uses this name "
        "itself.",
        python=(
            "o = og.Objective(net(), points(), lambda model, batch: {'loss': (model(batch[0]).sum(), 1), 'x': (1.0, "
            "1)}); og.survey(o, og.Line.random(o), (-1, 1, 3), out='out')"
        )),
    Bad("penalty: unknown", "InputError",
        "Expected a penalty, but got 'l3'; did you mean 'l2'? (known: l2, l1).",
        python=f"{OBJECTIVE}; og.Penalised(objective, 'l3')"),
    Bad("penalty: a weight that is not finite", "InputError",
        "Expected a finite weight, but got nan; pass a number such as 5e-4.",
        python=f"{OBJECTIVE}; og.Penalised(objective, 'l2', float('nan'))"),
    # Directions and subspaces
    Bad("direction: unknown normalisation", "InputError",
        "Expected a normalisation, but got 'filtr'; did you mean 'filter'? (known: filter, layer, element, none).",
        shell=f"{LINE} --normalize filtr", python=f"{OBJECTIVE}; og.Line.random(objective, normalize='filtr')"),
    Bad("direction: zeros", "InputError",
        "Expected a direction that is not zero, but got zeros only; pass tensors that move something.",
        python=f"{OBJECTIVE}; og.Line.along(objective, 0 * objective.origin())"),
    Bad("direction: NaN", "ModelError",
        "Expected finite weights in the direction 'given', but got NaN entries in 'stack.0.weight'; check how it "
        "was made.",
        python=f"{OBJECTIVE}; og.Line.along(objective, float('nan') * objective.origin())"),
    Bad("direction: an unknown tensor", "InputError",
        "Expected names of the model's parameters, but got 'w'; choose among them (the first are stack.0.weight, "
        "stack.0.bias, stack.2.weight).",
        python=f"{OBJECTIVE}; og.Line.along(objective, {{'w': torch.ones(1)}})"),
    Bad("direction: another shape", "InputError",
        "Expected shape (4,) for 'stack.0.bias', but got (1,); pass a tensor of the parameter's shape.",
        python=f"{OBJECTIVE}; og.Line.along(objective, {{'stack.0.bias': torch.ones(1)}})"),
    Bad("direction: a number", "InputError",
        "Expected a direction, a Vector or a dict of tensors, but got an int; use for example Random(seed=1).",
        python=f"{OBJECTIVE}; og.Line.along(objective, 3)"),
    Bad("direction: a dict of numbers", "InputError",
        "Expected a tensor for 'stack.0.bias', but got an int; pass a tensor of the parameter's shape.",
        python=f"{OBJECTIVE}; og.Line.along(objective, {{'stack.0.bias': 1}})"),
    Bad("direction: a number to ignore", "InputError",
        "Expected roles or patterns of tensor names, but got an int; write for example 'bias,norm'.",
        python=f"{OBJECTIVE}; og.Plane.random(objective, ignore=3)"),
    Bad("direction: numbers to choose", "InputError",
        "Expected roles or patterns of tensor names, but got an int; write for example 'bias,norm'.",
        python=f"{OBJECTIVE}; og.Line.random(objective, select=[1])"),
    Bad("direction: of another model", "InputError",
        "Expected a direction of the same model, but got one of another model; make both from one model.",
        python=f"{OBJECTIVE}; og.Line.along(objective, og.Vector.of(net(5)))"),
    Bad("direction: a seed that is no integer", "InputError",
        "Expected an integer seed, but got 0.5; pass for example seed=0.",
        python=f"{OBJECTIVE}; og.Line.random(objective, seed=0.5)"),
    Bad("seed: no integer", "UsageError",
        "Expected a valid integer for --seed, but got '0.5'; see 'orograph map --help'.",
        shell=f"{LINE} --seed 0.5"),
    Bad("line: of a model instead of an objective", "InputError",
        "Expected an objective, but got a Net; make one with og.Objective(model, data).",
        python="og.Line.random(net())"),
    Bad("line: a name that is a number", "InputError",
        "Expected a text as name, but got 3; put it into quotes.",
        python=f"{OBJECTIVE}; og.Line.towards(objective, 'a.safetensors', name=3)"),
    Bad("line: towards itself", "InputError",
        "Expected two different sets of weights, but got a target 'a.safetensors' equal to the origin; pass "
        "another checkpoint.",
        shell=f"{LINE} --checkpoint a.safetensors --towards a.safetensors",
        python="og.Line.towards(og.Objective(og.load_into(net(), 'a.safetensors'), points()), 'a.safetensors')"),
    Bad("line: towards NaN", "ModelError",
        "Expected finite weights in the target 'nan.safetensors', but got NaN entries in 'stack.0.weight'; use an "
        "earlier checkpoint, from before training diverged.",
        shell=f"{LINE} --towards nan.safetensors",
        python=f"{OBJECTIVE}; og.Line.towards(objective, 'nan.safetensors')"),
    Bad("line: of another model", "InputError",
        "Expected a line or plane of this objective's model, but got one of another model; make it with the same "
        "objective.",
        python=f"{ON_LINE}; other = og.Objective(net(5), points()); og.survey(other, line, out='out')"),
    Bad("line: made before training went on", "InputError",
        "Expected the BatchNorm statistics with which the line or plane was made, but got others in "
        "'1.running_mean'; make the line or plane again after training on.",
        python=(
            "o = og.Objective(norm_net(), points()); line = og.Line.random(o); o.model[1].running_mean += 1; "
            "og.survey(o, line, out='out')"
        )),
    Bad("line: with a y axis", "UsageError",
        "Expected one axis for a line --towards a checkpoint, but got --y as well; leave --y out.",
        shell=f"{LINE} --towards a.safetensors --y=-1:1:3"),
    Bad("line: with a y axis, in Python", "InputError",
        "Expected only x for a line, but got y = (-1, 1, 3); leave y out, or survey a plane.",
        python=f"{SURVEY}(-1, 1, 3), (-1, 1, 3), out='out')"),
    Bad("plane: of a path, without an objective", "InputError",
        "Expected an objective, but got None; make one with og.Objective(model, data).",
        python="og.Plane.pca(None, 'path')"),
    Bad("plane: one name for two models", "InputError",
        "Expected two texts as names, but got 'ab'; write for example names=('a', 'b').",
        python=f"{OBJECTIVE}; og.Plane.through(objective, 'a.safetensors', 'b.safetensors', names='ab')"),
    Bad("plane: parallel directions", "InputError",
        "Expected two independent directions, but got parallel ones (given direction, given direction); choose another "
        "second one.",
        python=f"{OBJECTIVE}; d = objective.origin(); og.Plane.spanned(objective, d, 2 * d)"),
    Bad("plane: the same direction twice", "InputError",
        "Expected two independent directions, but got the same one twice; give y another stream or seed.",
        python=f"{OBJECTIVE}; og.Plane.spanned(objective, og.Random(), og.Random())"),
    Bad("plane: three models on a line", "InputError",
        "Expected two independent directions, but got parallel ones (towards middle.safetensors, towards "
        "b.safetensors); choose another second one.",
        shell=f"{LINE} --checkpoint a.safetensors --through middle.safetensors b.safetensors",
        python=(
            "og.Plane.through(og.Objective(og.load_into(net(), 'a.safetensors'), points()), 'middle.safetensors', "
            "'b.safetensors')"
        )),
    Bad("plane: towards and through", "UsageError",
        "Expected one of --towards and --through, but got both; leave one of them out.",
        shell=f"{LINE} --towards a.safetensors --through a.safetensors b.safetensors"),
    Bad("normstats: unknown", "UsageError",
        "Expected 'frozen', 'interpolated' or 'recalibrated' for --normstats, but got 'thawed'; see 'orograph map "
        "--help'.",
        shell=f"{LINE} --normstats thawed"),
    Bad("normstats: unknown, in Python", "InputError",
        "Expected a BatchNorm policy, but got 'thawed'; choose one that exists (known: frozen, interpolated, "
        "recalibrated).",
        python="og.Objective(net(), points(), normstats='thawed')"),
    Bad("normstats: interpolated on a random plane", "InputError",
        "Expected directions that carry running statistics for normstats='interpolated', but got directions "
        "without any; choose --normstats frozen / normstats='frozen', or go through checkpoints of a model with "
        "BatchNorm.",
        shell=f"map --model nets.py:norm_net {POINTS} --normstats interpolated --y=-1:1:3 -o out",
        python=(
            "o = og.Objective(norm_net(), points(), normstats='interpolated'); og.survey(o, og.Plane.random(o), "
            "out='out')"
        )),
    Bad("vector: of another model", "InputError",
        "Expected a vector of this objective's model, but got one of another model; make it with "
        "objective.origin() or a plane's at().",
        python=f"{OBJECTIVE}; objective.evaluate(og.Vector.of(net(5)))"),
    Bad("vector: a number", "InputError",
        "Expected a vector of this objective's model, but got an int; make it with objective.origin() or a plane's "
        "at().",
        python=f"{OBJECTIVE}; objective.evaluate(3)"),
    Bad("vector: a text as coordinate", "InputError",
        "Expected numbers as coordinates, but got a str; give one number an axis.",
        python=f"{ON_LINE}; line.at('0.5')"),
    Bad("vector: too many coordinates", "InputError",
        "Expected 1 coordinate (x), but got 2; give one number an axis.",
        python=f"{ON_LINE}; line.at(0.5, 0.5)"),
    # Axes
    Bad("axis: the larger end first", "InputError",
        "Expected a start of x below its stop, but got 1:0:5; write the smaller number first.",
        shell=f"{LINE} --x=1:0:5", python=f"{SURVEY}'1:0:5', out='out')"),
    Bad("axis: two numbers", "InputError",
        "Expected three numbers for x, but got '-1:1'; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=-1:1", python=f"{SURVEY}'-1:1', out='out')"),
    Bad("axis: four numbers", "InputError",
        "Expected three numbers for x, but got '0:1:2:3'; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=0:1:2:3", python=f"{SURVEY}'0:1:2:3', out='out')"),
    Bad("axis: letters", "InputError",
        "Expected three numbers for x, but got 'a:b:c'; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=a:b:c", python=f"{SURVEY}'a:b:c', out='out')"),
    Bad("axis: nothing", "InputError",
        "Expected three numbers for x, but got ''; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=", python=f"{SURVEY}'', out='out')"),
    Bad("axis: no points", "InputError",
        "Expected at least one point on x, but got 0 points; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=-1:1:0", python=f"{SURVEY}'-1:1:0', out='out')"),
    Bad("axis: a negative number of points", "InputError",
        "Expected at least one point on x, but got -3 points; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=-1:1:-3", python=f"{SURVEY}'-1:1:-3', out='out')"),
    Bad("axis: half a point", "InputError",
        "Expected a whole number of points on x, but got '2.5'; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=-1:1:2.5", python=f"{SURVEY}'-1:1:2.5', out='out')"),
    Bad("axis: a NaN end", "InputError",
        "Expected finite ends of x, but got nan … 1; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=nan:1:5", python=f"{SURVEY}'nan:1:5', out='out')"),
    Bad("axis: infinite ends", "InputError",
        "Expected finite ends of x, but got -inf … inf; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=-inf:inf:5", python=f"{SURVEY}'-inf:inf:5', out='out')"),
    Bad("axis: NaN points", "InputError",
        "Expected a whole number of points on x, but got 'nan'; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=-1:1:nan", python=f"{SURVEY}'-1:1:nan', out='out')"),
    Bad("axis: infinitely many points", "InputError",
        "Expected a whole number of points on x, but got 'inf'; write start:stop:count, for example -1:1:51.",
        shell=f"{LINE} --x=-1:1:inf", python=f"{SURVEY}'-1:1:inf', out='out')"),
    Bad("axis: too many points", "InputError",
        "Expected at most 10,000,000 points, but got 999,999,999,999; choose a coarser grid.",
        shell=f"{LINE} --x=-1:1:999999999999", python=f"{SURVEY}'-1:1:999999999999', out='out')"),
    Bad("axis: one point on a range", "InputError",
        "Expected start = stop for a single point on x, but got 0:1:1; ask for at least two points.",
        shell=f"{LINE} --x=0:1:1", python=f"{SURVEY}'0:1:1', out='out')"),
    Bad("axis: ends that are equal", "InputError",
        "Expected a start of x below its stop, but got 1:1:5; write the smaller number first.",
        shell=f"{LINE} --x=1:1:5", python=f"{SURVEY}'1:1:5', out='out')"),
    Bad("axis: ends too near each other", "InputError",
        "Expected a range of x wide enough for 5 different points, but got 1.0 … 1.0000000000000002; write fewer "
        "points, or a wider range.",
        shell=f"{LINE} --x=1:1.0000000000000002:5", python=f"{SURVEY}'1:1.0000000000000002:5', out='out')"),
    Bad("axis: ends too far apart", "InputError",
        "Expected ends of x that leave room for arithmetic, but got -1e+308:1e+308:5; choose a narrower range.",
        shell=f"{LINE} --x=-1e308:1e308:5", python=f"{SURVEY}'-1e308:1e308:5', out='out')"),
    Bad("axis: automatic, one point", "InputError",
        "Expected 'auto' or 'auto:count' with at least 3 points for x, but got 'auto:1'; write for example auto:51.",
        shell=f"{LINE} --x=auto:1", python=f"{SURVEY}'auto:1', out='out')"),
    Bad("axis: automatic, letters", "InputError",
        "Expected 'auto' or 'auto:count' with at least 3 points for x, but got 'auto:many'; write for example "
        "auto:51.",
        shell=f"{LINE} --x=auto:many", python=f"{SURVEY}'auto:many', out='out')"),
    Bad("axis: a number", "InputError",
        "Expected three numbers for x, but got 3; write start:stop:count, for example -1:1:51.",
        python=f"{SURVEY}3, out='out')"),
    Bad("axis: nothing, in Python", "InputError",
        "Expected three numbers for x, but got None; write start:stop:count, for example -1:1:51.",
        python=f"{SURVEY}None, out='out')"),
    Bad("rise: 1", "UsageError",
        "Expected a number greater than 1 for --rise, but got '1'; see 'orograph map --help'.",
        shell=f"{LINE} --x=auto --rise 1"),
    Bad("rise: 1, in Python", "InputError",
        "Expected a rise greater than 1, but got 1; choose for example --rise 10 / rise=10.",
        python=f"{SURVEY}'auto', rise=1, out='out')"),
    # Options
    Bad("batch-size: 0", "UsageError",
        "Expected a number greater than or equal to 1 for --batch-size, but got '0'; see 'orograph map --help'.",
        shell=f"{LINE} --batch-size 0"),
    Bad("samples: 0", "UsageError",
        "Expected a number greater than or equal to 1 for --samples, but got '0'; see 'orograph map --help'.",
        shell=f"{LINE} --samples 0"),
    Bad("workers: 0", "UsageError",
        "Expected a number greater than or equal to 1 for --workers, but got '0'; see 'orograph map --help'.",
        shell=f"{LINE} --workers 0"),
    Bad("batch_size: 0, in Python", "InputError",
        "Expected batch_size of at least 1, but got 0; leave batch_size out to use the default.",
        python="og.Objective(net(), points(), batch_size=0)"),
    Bad("samples: 0, in Python", "InputError",
        "Expected samples of at least 1, but got 0; leave samples out to use the default.",
        python="og.Objective(net(), points(), samples=0)"),
    Bad("workers: 0, in Python", "InputError",
        "Expected workers of at least 1, but got 0; leave workers out to use the default.",
        python=f"{SURVEY}workers=0, out='out')"),
    Bad("workers: half a one", "InputError",
        "Expected a whole number for workers, but got 1.5; leave workers out to use the default.",
        python=f"{SURVEY}workers=1.5, out='out')"),
    Bad("workers: a model that cannot travel", "InputError",
        "Expected a model and data that can be sent to worker processes, but got TypeError: {...}; choose "
        "--workers 1 / workers=1.",
        shell=(
            f"map --model nets.py:Locked {POINTS} --workers 2 --x=-1:1:5 -o out",
            f"map --model nets.py:Locked {POINTS} --workers 2 --x=-1:1:5 -o done --overwrite",
        ),
        python=(
            "o = og.Objective(Locked(), points()); og.survey(o, og.Line.random(o), (-1, 1, 5), workers=2, out='out')"
        )),
    Bad("workers: a model that does not arrive", "ModelError",
        "Expected a model and data that worker processes can load, but got RuntimeError: I want to go home; choose "
        "--workers 1 / workers=1.",
        shell=f"map --model nets.py:Homesick {POINTS} --workers 2 --x=-1:1:5 -o out"),
    Bad("device: unknown", "InputError",
        "Expected a device that torch can use here, but got 'gpu' ({...}); leave it out, or choose 'cpu'.",
        shell=f"{LINE} --device gpu", python="og.Objective(net(), points(), device='gpu')"),
    Bad("device: cuda where there is none", "InputError",
        "Expected a device that torch can use here, but got 'cuda:99' ({...}); leave it out, or choose 'cpu'.",
        shell=f"{LINE} --device cuda:99", python="og.Objective(net(), points(), device='cuda:99')"),
    Bad("device: a number with a point", "InputError",
        "Expected a device that torch can use here, but got 0.5; leave it out, or choose 'cpu'.",
        python="og.Objective(net(), points(), device=0.5)"),
    Bad("order: unknown", "UsageError",
        "Expected 'progressive' or 'plain' for --order, but got 'spiral'; see 'orograph map --help'.",
        shell=f"{LINE} --order spiral"),
    Bad("order: unknown, in Python", "InputError",
        "Expected the name of a sampler, but got 'spiral'; choose one that exists (known: plain, progressive).",
        python=f"{SURVEY}order='spiral', out='out')"),
    Bad("name: a number", "InputError",
        "Expected a text as name, but got 3; put it into quotes.",
        python=f"{SURVEY}name=3, out='out')"),
    Bad("order: a list", "InputError",
        "Expected the name of a sampler, but got ['plain']; choose one (known: plain, progressive).",
        python=f"{SURVEY}order=['plain'], out='out')"),
    Bad("about: a list", "InputError",
        "Expected a dict as about, but got a list; write for example about={'epochs': 30}.",
        python=f"{SURVEY}about=[1], out='out')"),
    Bad("about: a path in it", "InputError",
        "Expected JSON values in about, but got {...}; convert it, for example with str().",
        python=f"{SURVEY}about={{'from': Path('a')}}, out='out')"),
    Bad("progress: a text", "InputError",
        "Expected a function as progress, but got a str; pass one, or leave progress out.",
        python=f"{SURVEY}progress='bar', out='out')"),
    Bad("survey: of a model", "InputError",
        "Expected an objective, but got a Net; make one with og.Objective(model, data).",
        python=f"{ON_LINE}; og.survey(net(), line)"),
    Bad("survey: on a number", "InputError",
        "Expected a line or a plane, but got an int; make one with og.Plane.random(objective).",
        python=f"{ON_LINE}; og.survey(objective, 3)"),
    # Training
    Bad("train: no model", "ModelError",
        "Expected a torch.nn.Module, but got None; pass the model itself.",
        python=f"{TRAIN}None, *points())"),
    Bad("train: a text that is told", "InputError",
        "Expected a function as progress, but got a str; pass one, or leave progress out.",
        python=f"{TRAIN}net(), *points(), progress='bar')"),
    Bad("train: a number that records", "InputError",
        "Expected a function as record, but got an int; pass one, or leave record out.",
        python=f"{TRAIN}net(), *points(), record=3)"),
    Bad("train: a checkpoint that is a number", "InputError",
        "Expected a path as checkpoint, but got an int; write for example checkpoint='net.safetensors'.",
        python=f"{TRAIN}net(), *points(), checkpoint=3)"),
    Bad("train: a list of optimisers", "InputError",
        "Expected the name of an optimiser, but got ['sgd']; choose one (known: {...}).",
        python=f"{TRAIN}net(), *points(), optimiser=['sgd'])"),
    Bad("train: a device that is a number with a point", "InputError",
        "Expected a device of this machine, but got 0.5; pass device='cpu'.",
        python=f"{TRAIN}net(), *points(), device=0.5)"),
    Bad("record: into a number", "InputError",
        "Expected a path as folder, but got an int; write for example folder='runs/path'.",
        python="og.Recorder(3)"),
    # Where a survey goes
    Bad("out: a number", "InputError",
        "Expected a path as out, but got an int; write for example out='runs/a'.",
        python=f"{SURVEY}out=3)"),
    Bad("out: a file", "StoreError",
        "Expected a new or empty folder for the survey, but got 'notes.txt', which is a file; choose another place "
        "with -o / out=.",
        shell=f"map {NET} {POINTS} -o notes.txt", python=f"{SURVEY}out='notes.txt')"),
    Bad("out: below a file", "StoreError",
        "Expected a folder that can be written, but got 'notes.txt/out' ('notes.txt' is a file, not a folder); "
        "choose another place with -o / out=.",
        shell=f"map {NET} {POINTS} -o notes.txt/out", python=f"{SURVEY}out='notes.txt/out')"),
    Bad("out: where nothing can be made", "StoreError",
        "Expected a folder that can be written, but got '/proc/out' ({...}); choose another place with -o / out=.",
        shell=f"map {NET} {POINTS} -o /proc/out", python=f"{SURVEY}out='/proc/out')"),
    Bad("out: a folder with other things", "StoreError",
        "Expected a new or empty folder for the survey, but got 'kept', which is a folder with other things in it; "
        "choose another place with -o / out=.",
        shell=(f"map {NET} {POINTS} -o kept", f"map {NET} {POINTS} -o kept --overwrite"),
        python=f"{SURVEY}out='kept')"),
    Bad("out: the folder above", "InputError",
        "Expected a folder with a name, but got '..'; write for example runs/a.",
        shell=f"map {NET} {POINTS} -o ..", python=f"{SURVEY}out='..')"),
    Bad("out: this folder", "InputError",
        "Expected a folder with a name, but got '.'; write for example runs/a.",
        shell=f"map {NET} {POINTS} -o .", python=f"{SURVEY}out='.')"),
    Bad("out: a name that is too long", "StoreError",
        f"Expected a folder that can be written, but got '{LONG}' ({{...}}); choose another place with -o / out=.",
        shell=f"map {NET} {POINTS} -o {LONG}", python=f"{SURVEY}out='{LONG}')"),
    Bad("out: a name with a null", "InputError",
        "Expected a folder with a name, but got 'a\\x00b'; write for example runs/a.",
        python=f"{SURVEY}out='a\\0b')"),
    Bad("out: a file with a newline in its name", "StoreError",
        "Expected a new or empty folder for the survey, but got 'kept\\nhere', which is a file; choose another "
        "place with -o / out=.",
        shell=f"map {NET} {POINTS} -o 'kept\nhere'", before="Path('kept\\nhere').write_text('mine')"),
    Bad("out: somebody else's zarr", "StoreError",
        "Expected a new or empty folder for the survey, but got 'foreign', which is a folder with other things in "
        "it; choose another place with -o / out=.",
        shell=(f"map {NET} {POINTS} -o foreign", f"map {NET} {POINTS} -o foreign --overwrite"),
        python=f"{SURVEY}out='foreign')", before="zarr.create_group('foreign')"),
    # Surveys that are there
    Bad("show: nothing there", "StoreError",
        "Expected the folder of a survey, but got 'nowhere', which does not exist; check the path, or make one "
        "with 'orograph map'.",
        shell=("show nowhere", "plot nowhere", "export nowhere --to csv"), python="og.open('nowhere')"),
    Bad("show: a number", "InputError",
        "Expected the path of a survey, but got an int; pass a path.",
        python="og.open(3)"),
    Bad("show: a folder without a survey", "StoreError",
        "Expected the folder of a survey, but got 'kept', which holds none; check the path, or make one with "
        "'orograph map'.",
        shell="show kept", python="og.open('kept')"),
    Bad("show: a text", "InputError",
        "Expected the folder of a survey, or a file ending in .h5 or .hdf5, but got 'notes.txt'; check the path.",
        shell="show notes.txt", python="og.open('notes.txt')"),
    Bad("show: a text called h5", "StoreError",
        "Expected an .h5 file in the layout of Li et al. 2018, but got 'text.h5', which cannot be read ({...}); "
        "check the path, or make the file again.",
        shell="show text.h5", python="og.open('text.h5')", before="Path('text.h5').write_text('no')"),
    Bad("show: somebody else's zarr", "StoreError",
        "Expected the folder of a survey, but got 'foreign', which holds none; check the path, or make one with "
        "'orograph map'.",
        shell="show foreign", python="og.open('foreign')", before="zarr.create_group('foreign')"),
    Bad("show: a name with markup", "StoreError",
        "Expected the folder of a survey, but got '[bold]x[/bold]', which does not exist; check the path, or make "
        "one with 'orograph map'.",
        shell="show '[bold]x[/bold]'", python="og.open('[bold]x[/bold]')"),
    Bad("show: a name with a newline", "StoreError",
        "Expected the folder of a survey, but got 'a\\nb', which does not exist; check the path, or make one with "
        "'orograph map'.",
        shell="show 'a\nb'", python="og.open('a\\nb')"),
    Bad("show: a name with a control sequence", "StoreError",
        "Expected the folder of a survey, but got '\\x1b[31mred', which does not exist; check the path, or make "
        "one with 'orograph map'.",
        shell="show '\x1b[31mred'", python="og.open('\\x1b[31mred')"),
    Bad("show: a name in other letters", "StoreError",
        "Expected the folder of a survey, but got 'bérénice ☃', which does not exist; check the path, or make one "
        "with 'orograph map'.",
        shell="show 'bérénice ☃'", python="og.open('bérénice ☃')"),
    Bad("show: a name that is too long", "StoreError",
        f"Expected the folder of a survey, but got '{LONG}', which does not exist; check the path, or make one "
        "with 'orograph map'.",
        shell=f"show {LONG}", python="og.open('x' * 300)"),
    Bad("show: in the folder above", "StoreError",
        "Expected the folder of a survey, but got '../nowhere', which does not exist; check the path, or make one "
        "with 'orograph map'.",
        shell="show ../nowhere", python="og.open('../nowhere')"),
    Bad("damaged: zarr.json cut off", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read ({...}); delete the folder and survey "
        "again.",
        shell=("show done", f"{AGAIN}", f"{AGAIN} --overwrite"), python="og.open('done')",
        before="cut('done/zarr.json')"),
    Bad("damaged: an array's zarr.json cut off", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read ({...}); delete the folder and survey "
        "again.",
        shell=("show done", f"{AGAIN}"), python="og.open('done')", before="cut('done/loss/zarr.json')"),
    Bad("damaged: garbage in a chunk", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read (loss: {...}); delete the folder and "
        "survey again.",
        shell=("show done", f"{AGAIN}", "plot done -o old.png", "export done -o old.csv"), python="og.open('done')",
        before="Path('done/loss/c/0').write_bytes(b'garbage')"),
    Bad("damaged: garbage in the statuses", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read (chunk_status: {...}); delete the "
        "folder and survey again.",
        shell=("show done", f"{AGAIN}"), python="og.open('done')",
        before="Path('done/chunk_status/c/0').write_bytes(b'garbage')"),
    Bad("damaged: an array is missing", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read (there is no 'loss'); delete the "
        "folder and survey again.",
        shell=("show done", f"{AGAIN}"), python="og.open('done')", before="shutil.rmtree('done/loss')"),
    Bad("damaged: no grid", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read (there is no 'grid'); delete the "
        "folder and survey again.",
        shell="show done", python="og.open('done')", before="edit('done', grid=None)"),
    Bad("damaged: a grid of letters", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read ({...}); delete the folder and survey "
        "again.",
        shell="show done", python="og.open('done')", before="edit('done', grid={'x': ['a']})"),
    Bad("damaged: no name", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read (there is no 'name'); delete the "
        "folder and survey again.",
        shell="show done", python="og.open('done')", before="edit('done', name=None)"),
    Bad("damaged: chunks of 0 points", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read (its chunk, axes or fields are "
        "impossible); delete the folder and survey again.",
        shell="show done", python="og.open('done')", before="edit('done', chunk=0)"),
    Bad("damaged: an anchor that is a number", "StoreError",
        "Expected an undamaged survey, but got 'done', which cannot be read ('anchor' is an int); delete the "
        "folder and survey again.",
        shell="show done", python="og.open('done')", before="edit('done', anchor=3)"),
    Bad("damaged: of a newer Orograph", "StoreError",
        "Expected a survey of schema version 1, but got version 99 in 'done'; update orograph: pip install -U "
        "orograph.",
        shell=("show done", f"{AGAIN}"), python="og.open('done')", before="edit('done', schema=99)"),
    Bad("go on: no identity", "StoreError",
        "Expected a survey that can be continued, but got 'done', which lacks 'identity'; survey into another "
        "folder.",
        shell=f"{AGAIN}", before="edit('done', identity=None)"),
    Bad("go on: no engine", "StoreError",
        "Expected a survey that can be continued, but got 'done', which lacks 'engine'; survey into another folder.",
        shell=f"map {NET} {POINTS} --x=-1:1:5 -o done", before="edit('done', engine=None)"),
    Bad("go on: other weights", "StoreError",
        "Expected the survey that this folder holds, but got other weights and directions than in 'done'; choose "
        "another folder, or overwrite this one (--overwrite / overwrite=True).",
        shell=f"{AGAIN} --checkpoint a.safetensors"),
    Bad("go on: other data", "StoreError",
        "Expected the survey that this folder holds, but got other data than in 'done'; choose another folder, or "
        "overwrite this one (--overwrite / overwrite=True).",
        shell=f"map {NET} --data data.py:other_points --x=-1:1:3 -o done"),
    Bad("go on: other directions", "StoreError",
        "Expected the survey that this folder holds, but got other directions (normalize layer instead of filter) "
        "than in 'done'; choose another folder, or overwrite this one (--overwrite / overwrite=True).",
        shell=f"{AGAIN} --normalize layer"),
    Bad("go on: another loss", "StoreError",
        "Expected the survey that this folder holds, but got other objective (loss hinge instead of cross_entropy) "
        "than in 'done'; choose another folder, or overwrite this one (--overwrite / overwrite=True).",
        shell=f"{AGAIN} --loss hinge --measures accuracy"),
    Bad("go on: other measures", "StoreError",
        "Expected the survey that this folder holds, but got other objective (measures loss,loss_stderr instead of "
        "accuracy,loss,loss_stderr, measure_options none instead of Accuracy(ignore_index=-100, binary=False)) "
        "than in 'done'; choose another folder, or overwrite this one (--overwrite / overwrite=True).",
        shell=f"{AGAIN} --measures none"),
    Bad("go on: another batch size", "StoreError",
        "Expected the batch size 12 with which 'done' was begun, but got 5; leave --batch-size / batch_size= out, "
        "or survey into another folder.",
        shell=f"{AGAIN} --batch-size 5"),
    Bad("go on: a plane instead of a line", "StoreError",
        "Expected the survey that this folder holds, but got other directions (a plane instead of a line) than in "
        "'done'; choose another folder, or overwrite this one (--overwrite / overwrite=True).",
        shell=f"{AGAIN} --y=-1:1:3"),
    Bad("go on: another model", "StoreError",
        "Expected the survey that this folder holds, but got other model, weights, directions and objective "
        "(parameters 32 instead of 26) than in 'done'; choose another folder, or overwrite this one (--overwrite / "
        "overwrite=True).",
        shell=f"{AGAIN} --model-arg width=5"),
    Bad("go on: another loss at the anchor", "StoreError",
        "Expected the loss 0.5 at the anchor, as when 'done' was begun, but got {...}; continue with the versions "
        "and the device recorded there, or survey anew.",
        shell=f"map {NET} {POINTS} --x=-1:1:5 -o done", before="edit('done', anchor={'loss': 0.5})"),
    Bad("go on: somebody is writing", "StoreError",
        "Expected to be the only writer, but got another process that is computing 'done'; wait for it, or stop it "
        "and run this again.",
        shell=(f"{AGAIN}", f"{AGAIN} --overwrite"), before="hold('done')"),
    # Pictures and exports
    Bad("plot: unknown kind", "InputError",
        "Expected the name of a plot, but got 'conture'; did you mean 'contour'? (known: contour, descent, explained, "
        "heatmap, line, surface).",
        shell="plot done --kind conture -o old.png", python="og.open('done').plot('conture', path='old.png')"),
    Bad("plot: unknown field", "InputError",
        "Expected a field of the survey 'done', but got 'acuracy'; did you mean 'accuracy'? (known: loss, "
        "accuracy, loss_stderr).",
        shell="plot done --field acuracy -o old.png", python="og.open('done').plot(field='acuracy', path='old.png')"),
    Bad("plot: unknown theme", "InputError",
        "Expected the name of a theme, but got 'drak'; did you mean 'dark'? (known: light, dark).",
        shell="plot done --theme drak -o old.png", python="og.open('done').plot(theme='drak', path='old.png')"),
    Bad("plot: unknown option", "UsageError",
        "Expected an option of the plot 'contour', but got 'levles'; did you mean 'levels'? (known: field, log, "
        "clip, levels, fill, labels, smooth, aspect, markers, paths, theme, title, width).",
        shell="plot plane --set levles=3 -o old.png"),
    Bad("plot: unknown option, in Python", "InputError",
        "Expected an option of plot 'contour', but got 'levles'; did you mean 'levels'? (known: path, field, log, "
        "clip, levels, fill, labels, smooth, aspect, markers, paths, theme, title, width).",
        python="og.open('plane').plot(levles=3, path='old.png')"),
    Bad("plot: an option of the wrong kind", "UsageError",
        "Expected a value of type int for 'levels' of the plot 'contour', but got 'many'; correct it.",
        shell="plot plane --set levels=many -o old.png"),
    Bad("plot: too many levels", "InputError",
        "Expected at most 500 levels, but got 1000000; set levels=12, say.",
        shell="plot plane --set levels=1000000 -o old.png",
        python="og.open('plane').plot(levels=1000000, path='old.png')"),
    Bad("plot: a clip below everything", "InputError",
        "Expected a clip above the lowest value {...}, but got −3; choose a larger one.",
        shell="plot done --clip=-3 -o old.png", python="og.open('done').plot(clip=-3.0, path='old.png')"),
    Bad("plot: a clip that is NaN", "InputError",
        "Expected a number to clip at, but got nan; leave it out to clip nothing.",
        shell="plot done --clip nan -o old.png", python="og.open('done').plot(clip=float('nan'), path='old.png')"),
    Bad("plot: a wrong suffix", "InputError",
        "Expected a picture's file name ending in .png, .pdf or .svg, but got 'picture.bmp'; choose one of these "
        "suffixes.",
        shell="plot done -o picture.bmp", python="og.open('done').plot(path='picture.bmp')"),
    Bad("plot: no suffix", "InputError",
        "Expected a picture's file name ending in .png, .pdf or .svg, but got 'picture'; choose one of these "
        "suffixes.",
        shell="plot done -o picture", python="og.open('done').plot(path='picture')"),
    Bad("plot: a line and a plane", "InputError",
        "Expected surveys of one dimension for the plot 'line', but got 1-D and 2-D surveys together; draw them "
        "separately.",
        shell="plot done plane -o old.png", python="og.open('done').plot('line', og.open('plane'), path='old.png')"),
    Bad("plot: contours of a line", "InputError",
        "Expected a 2-D survey for the plot 'contour', but got the 1-D survey 'done'; choose the plot 'line'.",
        shell="plot done --kind contour -o old.png", python="og.open('done').plot('contour', path='old.png')"),
    Bad("plot: the line of a plane", "InputError",
        "Expected a 1-D survey for the plot 'line', but got the 2-D survey 'plane'; choose the plot 'contour', "
        "'heatmap' or 'surface'.",
        shell="plot plane --kind line -o old.png", python="og.open('plane').plot('line', path='old.png')"),
    Bad("plot: below a file", "InputError",
        "Expected a file that can be written, but got 'notes.txt/a.png' ('notes.txt' is a file, not a folder); "
        "choose another place.",
        shell="plot done -o notes.txt/a.png", python="og.open('done').plot(path='notes.txt/a.png')"),
    Bad("plot: where nothing can be made", "InputError",
        "Expected a file that can be written, but got '/proc/a.png' ({...}); choose another place.",
        shell="plot done -o /proc/a.png", python="og.open('done').plot(path='/proc/a.png')"),
    Bad("plot: onto a folder", "InputError",
        "Expected a file that can be written, but got 'kept.png' ({...}); choose another place.",
        shell="plot done -o kept.png", python="og.open('done').plot(path='kept.png')",
        before="Path('kept.png').mkdir()"),
    Bad("export: unknown format", "InputError",
        "Expected the name of an export, but got 'cvs'; did you mean 'csv'? (known: csv, gif, "
        "glb, h5, html, mp4, npz, ply, stl, vtp).",
        shell="export done --to cvs", python="og.open('done').export('done.csv', to='cvs')"),
    Bad("export: unknown suffix", "InputError",
        "Expected the name of an export, but got 'xls'; choose one that exists (known: csv, gif, "
        "glb, h5, html, mp4, npz, ply, stl, vtp).",
        shell="export done -o done.xls", python="og.open('done').export('done.xls')"),
    Bad("export: no format", "UsageError",
        "Expected --to FORMAT, or --out with a suffix, but got neither; add for example --to html "
        "('orograph list export' tells all).",
        shell="export done"),
    Bad("export: unknown option", "InputError",
        "Expected an option of export 'csv', but got 'coments'; did you mean 'comments'? (known: comments).",
        python="og.open('done').export('old.csv', coments=True)"),
    Bad("export: below a file", "StoreError",
        "Expected a file that can be written, but got 'notes.txt/a.csv' ('notes.txt' is a file, not a folder); "
        "choose another place.",
        shell="export done -o notes.txt/a.csv", python="og.open('done').export('notes.txt/a.csv')"),
    Bad("export: where nothing can be made", "StoreError",
        "Expected a file that can be written, but got '/proc/a.csv' ({...}); choose another place.",
        shell="export done -o /proc/a.csv", python="og.open('done').export('/proc/a.csv')"),
    Bad("export: onto a folder", "StoreError",
        "Expected a file that can be written, but got 'kept' (a folder); choose another place.",
        shell="export done --to csv -o kept", python="og.open('done').export('kept', to='csv')"),
    Bad("export: to no name", "StoreError",
        "Expected a file that can be written, but got '.' (a folder); choose another place.",
        shell="export done --to csv -o ''"),
    Bad("export: damaged directions", "StoreError",
        "Expected the directions of the survey, but got 'done/directions.safetensors', which cannot be read "
        "({...}); choose another format, or export in Python without them: directions=False.",
        shell="export done -o old.h5", python="og.open('done').export('old.h5')",
        before="cut('done/directions.safetensors')"),
    # The command line itself
    Bad("config: unknown key", "InputError",
        "Expected options of 'orograph map' in 'run.toml', but got 'batchsize'; did you mean 'batch-size'? (known: "
        "model, data, checkpoint, loss, measures, x, y, normalize, ignore, select, frozen, seed, towards, through, "
        "pca, normstats, batch-size, samples, device, workers, executor, precision, route, "
        "tolerance, accuracy, accuracy-on, budget, order, rise, name, out, overwrite, model-args, "
        "data-args).",
        shell="map --config run.toml", before="Path('run.toml').write_text('batchsize = 3')"),
    Bad("config: no TOML", "InputError",
        "Expected a run file in TOML, but got 'run.toml' ({...}); correct it at this place.",
        shell="map --config run.toml", before="Path('run.toml').write_text('seed = ')"),
    Bad("config: not even text", "InputError",
        "Expected a run file in TOML, but got 'run.toml' ({...}); correct it at this place.",
        shell="map --config run.toml", before="Path('run.toml').write_bytes(bytes(range(128, 200)))"),
    Bad("config: a wrong value", "InputError",
        "Expected a number greater than or equal to 1 for 'workers' in 'run.toml', but got 0; correct the run file.",
        shell="map --config run.toml", before="Path('run.toml').write_text('workers = 0')"),
    Bad("config: not there", "InputError",
        "Expected a run file, but got 'none.toml' ({...}); check the path after --config.",
        shell="map --config none.toml"),
    Bad("config: a folder", "InputError",
        "Expected a run file, but got 'kept' ({...}); check the path after --config.",
        shell="map --config kept"),
    Bad("config: a null in a path", "InputError",
        "Expected a folder with a name, but got 'a\\x00b'; write for example runs/a.",
        shell=f"map {NET} {POINTS} --config run.toml", before="Path('run.toml').write_text('out = \"a\\\\u0000b\"')"),
    Bad("words: unknown verb", "UsageError",
        "Expected a command, but got 'mpa'; did you mean 'map'? (known: demo, map, plot, view, show, "
        "export, at, run, list).",
        shell="mpa"),
    Bad("words: unknown option", "UsageError",
        "Expected an option of 'orograph map', but got '--wrkers'; did you mean '--workers'? (see 'orograph map "
        "--help').",
        shell="map --wrkers 2"),
    Bad("words: nothing to map", "UsageError",
        "Expected --model and --data and --out (for example --model nets.py:resnet --data nets.py:test_set -o "
        "runs/a), but got none; add what is missing, or see 'orograph map --help'.",
        shell="map"),
    Bad("words: an option twice", "UsageError",
        "Expected --seed once, but got it several times; give it once.",
        shell="map --seed 1 --seed 2"),
    Bad("words: unknown kind of plug-in", "UsageError",
        "Expected a kind of plug-in, or runs, but got 'los'; did you mean 'loss'? (known: dataset, direction, "
        "executor, export, loss, measure, model, optimiser, plot, reader, recipe, route, sampler, schedule, "
        "shell, runs).",
        shell="list los"),
    Bad("words: no folder to look for runs in", "UsageError",
        "Expected a folder to look for runs in, but got 'nowhere'; check the path.",
        shell="list runs nowhere"),
    Bad("demo: no points", "InputError",
        "Expected points of at least 1, but got 0; leave points out to use the default.",
        shell="demo --points 0 -o out"),
    Bad("demo: letters for points", "UsageError",
        "Expected an int for --points, but got 'many'; see 'orograph demo --help'.",
        shell="demo --points many -o out"),
    Bad("demo: fewer epochs than none", "InputError",
        "Expected epochs to be 0 or more, a whole number, but got -1; pass another epochs.",
        shell="demo --epochs=-1 -o out"),
    Bad("demo: no workers", "InputError",
        "Expected workers of at least 1, but got 0; leave workers out to use the default.",
        shell="demo --workers 0 -o out"),
    Bad("demo: onto a file", "StoreError",
        "Expected a folder that can be written, but got 'notes.txt' ('notes.txt' is a file, not a folder); choose "
        "another place with -o / out=.",
        shell="demo -o notes.txt"),
)
# fmt: on
