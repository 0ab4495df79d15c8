"""Trains a network folder with PyTorch on noise and says how fast: `limbeck bench train` starts it.

    pytorch_speed.py FOLDER first|last BATCH THREADS

Prints "ready", then for each line with a number of seconds the images a second that it reached.
"""

import json
import pathlib
import sys
import time

import numpy
import torch
import torch.nn.functional as F


def apply(node, inputs, own):
    kind, x = node["type"], inputs[0]
    if kind == "conv":
        return F.conv2d(x, own["W"], own.get("b"), node["stride"], node["padding"], groups=node.get("groups", 1))
    if kind == "dense":
        return F.linear(x, own["W"], own.get("b"))
    if kind == "batchnorm":
        return F.batch_norm(
            x, own["mean"], own["variance"], own["gain"], own["offset"], True, 0.1, node["epsilon"])
    if kind == "maxpool":
        return F.max_pool2d(x, node["kernel"], node["stride"], node["padding"])
    if kind == "avgpool":
        return F.avg_pool2d(x, node["kernel"], node["stride"], node["padding"])
    if kind == "globalavgpool":
        return F.adaptive_avg_pool2d(x, 1).flatten(1)
    if kind == "flatten":
        return x.flatten(1)
    if kind == "add":
        return sum(inputs[1:], x)
    if kind == "multiply":
        return x * inputs[1].reshape(inputs[1].shape + (1,) * (x.dim() - inputs[1].dim()))
    if kind == "concat":
        return torch.cat(inputs, 1)
    if kind == "shortcut":
        step = [node["stride"]] * 2 if isinstance(node["stride"], int) else node["stride"]
        kept = x[:, :, :: step[0], :: step[1]]
        return F.pad(kept, (0, 0, 0, 0, 0, node["channels"] - kept.shape[1]))
    functions = {
        "relu": F.relu, "hardswish": F.hardswish, "hardsigmoid": F.hardsigmoid, "sigmoid": torch.sigmoid,
        "tanh": torch.tanh, "softplus": F.softplus, "identity": lambda values: values,
    }
    return functions[kind](x)


def main(folder, layout, batch, threads):
    torch.set_num_threads(int(threads))
    torch.manual_seed(1)
    graph = json.loads((pathlib.Path(folder) / "architecture.json").read_text())
    arrays = numpy.load(pathlib.Path(folder) / "weights.npz")
    own = {node["name"]: {} for node in graph["nodes"]}
    trained = []
    x = torch.randn(int(batch), *graph["input"])
    last = layout == "last" and x.dim() == 4
    for key in arrays.files:
        node, parameter = key.split("/")
        tensor = torch.tensor(arrays[key])
        if last and tensor.dim() == 4:
            tensor = tensor.contiguous(memory_format=torch.channels_last)
        own[node][parameter] = tensor
        if parameter in ("W", "b", "gain", "offset"):
            trained.append(tensor.requires_grad_())
    if last:
        x = x.contiguous(memory_format=torch.channels_last)
    optimiser = torch.optim.SGD(trained, lr=1e-3, momentum=0.9, nesterov=True, weight_decay=5e-4)
    y = None

    def step():
        nonlocal y
        values = {"input": x}
        for node in graph["nodes"]:
            values[node["name"]] = apply(node, [values[name] for name in node["inputs"]], own[node["name"]])
        logits = values[graph["output"]]
        if y is None:
            y = torch.arange(len(x)) % logits.shape[1]
        optimiser.zero_grad()
        F.cross_entropy(logits, y).backward()
        optimiser.step()

    step()
    print("ready", flush=True)
    for order in sys.stdin:
        start, images = time.perf_counter(), 0
        while True:
            step()
            images += len(x)
            passed = time.perf_counter() - start
            if passed >= float(order):
                break
        print(images / passed, flush=True)


main(*sys.argv[1:])
