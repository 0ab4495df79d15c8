"""A network folder of Limbeck's exchange format in PyTorch: read, compute, write back."""

import json
import pathlib

import numpy
import torch
import torch.nn.functional as F


class Network:
    """The graph with its arrays; `trained` are those that learning changes, as leaves of PyTorch's graph."""

    def __init__(self, folder, dtype=torch.float32, channels_last=False):
        self.graph = json.loads((pathlib.Path(folder) / "architecture.json").read_text())
        arrays = numpy.load(pathlib.Path(folder) / "weights.npz")
        self.channels_last = channels_last and len(self.graph["input"]) == 3
        self.own = {node["name"]: {} for node in self.graph["nodes"]}
        self.trained = {}
        for key in arrays.files:
            node, parameter = key.split("/")
            tensor = self.placed(torch.tensor(arrays[key], dtype=dtype))
            self.own[node][parameter] = tensor
            if parameter in ("W", "b", "gain", "offset"):
                self.trained[key] = tensor.requires_grad_()

    def placed(self, tensor):
        """In the memory layout that was asked for."""
        if self.channels_last and tensor.dim() == 4:
            return tensor.contiguous(memory_format=torch.channels_last)
        return tensor

    def logits(self, x):
        values = {"input": x}
        for node in self.graph["nodes"]:
            values[node["name"]] = apply(node, [values[name] for name in node["inputs"]], self.own[node["name"]])
        return values[self.graph["output"]]

    def write(self, folder):
        """The same folder format, in the precision of the arrays."""
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "architecture.json").write_text(json.dumps(self.graph))
        arrays = {
            node + "/" + parameter: numpy.ascontiguousarray(tensor.detach().numpy())
            for node, own in self.own.items()
            for parameter, tensor in own.items()
        }
        numpy.savez(folder / "weights.npz", **arrays)


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
