"""Reads a network folder of Limbeck with PyTorch; recomputes its logits and its neural tangent kernel.

    python read_network.py FOLDER [--kernel K.npy] [--examples N]

FOLDER is what `limbeck export checkpoint RUN@STEP --out FOLDER` writes. K.npy is what
`limbeck ntk --checkpoint FOLDER --inputs FOLDER/inputs.npy --out K.npy` writes.
"""

import argparse
import json
import pathlib

import numpy
import torch
import torch.nn.functional as F


def forward(graph, weights, images):
    values = {"input": images}
    for node in graph["nodes"]:
        inputs = [values[name] for name in node["inputs"]]
        own = {key.split("/")[1]: value for key, value in weights.items() if key.split("/")[0] == node["name"]}
        values[node["name"]] = apply(node, inputs, own)
    return values[graph["output"]]


def apply(node, inputs, own):
    kind, x = node["type"], inputs[0]
    if kind == "conv":
        return F.conv2d(x, own["W"], own.get("b"), node["stride"], node["padding"], groups=node.get("groups", 1))
    if kind == "dense":
        return F.linear(x, own["W"], own.get("b"))
    if kind == "batchnorm":
        return F.batch_norm(x, own["mean"], own["variance"], own["gain"], own["offset"], eps=node["epsilon"])
    if kind == "maxpool":
        return F.max_pool2d(x, node["kernel"], node["stride"], node["padding"])
    if kind == "avgpool":
        return F.avg_pool2d(x, node["kernel"], node["stride"], node["padding"])
    if kind == "globalavgpool":
        return x.mean((2, 3))
    if kind == "flatten":
        return x.flatten(1)
    if kind == "add":
        return sum(inputs)
    if kind == "multiply":
        return inputs[0] * inputs[1].reshape(inputs[1].shape + (1,) * (inputs[0].dim() - inputs[1].dim()))
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


def jacobian(graph, weights, images):
    """Rows example-major: row i*d + k holds the derivative of output k of example i in every trainable parameter."""
    trained = [value for key, value in weights.items() if key.split("/")[1] in ("W", "b", "gain", "offset")]
    for value in trained:
        value.requires_grad_(True)
    rows = []
    for image in images:
        for output in forward(graph, weights, image[None])[0]:
            gradients = torch.autograd.grad(output, trained, retain_graph=True)
            rows.append(torch.cat([gradient.flatten() for gradient in gradients]))
    return torch.stack(rows).detach()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--kernel", type=pathlib.Path, help="kernel of these inputs, full or class-mean")
    options.add_argument("--examples", type=int, default=16, help="rows of the kernel to check")
    given = options.parse_args()

    graph = json.loads((given.folder / "architecture.json").read_text())
    arrays = numpy.load(given.folder / "weights.npz")
    weights = {key: torch.tensor(arrays[key], dtype=torch.float64) for key in arrays.files}
    images = torch.tensor(numpy.load(given.folder / "inputs.npy"), dtype=torch.float64)

    logits = torch.cat([forward(graph, weights, part).detach() for part in images.split(64)]).numpy()
    stored = numpy.load(given.folder / "logits.npy")
    print(f"logits {logits.shape}: largest difference {abs(logits - stored).max():.2e}")
    if given.kernel is None:
        return
    n, d = given.examples, logits.shape[1]
    rows = jacobian(graph, weights, images[:n])
    full = (rows @ rows.T).numpy()
    kernel = numpy.load(given.kernel)
    if kernel.shape[0] == len(images):
        full = full.reshape(n, d, n, d).trace(axis1=1, axis2=3) / d
        kernel = kernel[:n, :n]
    else:
        kernel = kernel[: n * d, : n * d]
    error = numpy.linalg.norm(kernel - full) / numpy.linalg.norm(full)
    print(f"kernel {kernel.shape}: relative Frobenius error {error:.2e}")


if __name__ == "__main__":
    main()
