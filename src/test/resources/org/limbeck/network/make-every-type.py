"""Writes every-type/: a network with each node type of the exchange format, and its logits by plain NumPy loops.

Run in this folder: python3 make-every-type.py. Needs NumPy alone; shares no code with the project.
"""
import json
import numpy as np

rng = np.random.default_rng(5)
nodes, weights, values = [], {}, {}


def node(name, type_, inputs, **fields):
    nodes.append({"name": name, "type": type_, "inputs": inputs, **fields})
    x = [values[i] for i in inputs]
    values[name] = OPS[type_](name, x, **fields)
    return name


def draw(key, *shape, scale=1.0, shift=0.0):
    weights[key] = rng.normal(shift, scale, shape)
    return weights[key]


def windows(x, kernel, stride, padding, fill):
    (kh, kw), (sh, sw), (ph, pw) = kernel, stride, padding
    x = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)), constant_values=fill)
    h, w = (x.shape[2] - kh) // sh + 1, (x.shape[3] - kw) // sw + 1
    out = np.empty(x.shape[:2] + (h, w, kh, kw))
    for i in range(h):
        for j in range(w):
            out[:, :, i, j] = x[:, :, i * sh : i * sh + kh, j * sw : j * sw + kw]
    return out


def conv(name, x, kernel, stride, padding, groups, bias, outputs):
    patches = windows(x[0], kernel, stride, padding, 0)
    inside, outside = x[0].shape[1] // groups, outputs // groups
    w = draw(name + "/W", outputs, inside, *kernel, scale=0.4)
    y = np.concatenate(
        [
            np.einsum(
                "nchwij,ocij->nohw",
                patches[:, g * inside : (g + 1) * inside],
                w[g * outside : (g + 1) * outside],
            )
            for g in range(groups)
        ],
        axis=1,
    )
    return y + draw(name + "/b", outputs)[:, None, None] if bias else y


def dense(name, x, bias, outputs):
    y = x[0] @ draw(name + "/W", outputs, x[0].shape[1], scale=0.4).T
    return y + draw(name + "/b", outputs) if bias else y


def batchnorm(name, x, epsilon):
    c = x[0].shape[1]
    shape = (c,) + (1,) * (x[0].ndim - 2)
    gain, offset, mean = (draw(name + "/" + p, c, shift=s).reshape(shape) for p, s in (("gain", 1), ("offset", 0), ("mean", 0)))
    variance = weights[name + "/variance"] = rng.uniform(0.5, 2, c)
    return (x[0] - mean) / np.sqrt(variance.reshape(shape) + epsilon) * gain + offset


def shortcut(name, x, stride, channels):
    y = x[0][:, :, ::stride, ::stride]
    return np.pad(y, ((0, 0), (0, channels - y.shape[1]), (0, 0), (0, 0)))


def multiply(name, x):
    y = 1.0
    for f in x:
        y = y * (f[:, :, None, None] if f.ndim == 2 and any(g.ndim == 4 for g in x) else f)
    return y


def hardsigmoid(v):
    return np.clip((v + 3) / 6, 0, 1)


OPS = {
    "conv": conv,
    "dense": dense,
    "batchnorm": batchnorm,
    "relu": lambda n, x: np.maximum(x[0], 0),
    "hardswish": lambda n, x: x[0] * hardsigmoid(x[0]),
    "hardsigmoid": lambda n, x: hardsigmoid(x[0]),
    "sigmoid": lambda n, x: 1 / (1 + np.exp(-x[0])),
    "tanh": lambda n, x: np.tanh(x[0]),
    "softplus": lambda n, x: np.log1p(np.exp(x[0])),
    "identity": lambda n, x: x[0],
    "maxpool": lambda n, x, kernel, stride, padding: windows(x[0], kernel, stride, padding, -np.inf).max(axis=(4, 5)),
    "avgpool": lambda n, x, kernel, stride, padding: windows(x[0], kernel, stride, padding, 0).mean(axis=(4, 5)),
    "globalavgpool": lambda n, x: x[0].mean(axis=(2, 3)),
    "flatten": lambda n, x: x[0].reshape(len(x[0]), -1),
    "add": lambda n, x: sum(x),
    "concat": lambda n, x: np.concatenate(x, axis=1),
    "multiply": multiply,
    "shortcut": shortcut,
}

values["input"] = rng.normal(size=(5, 4, 9, 7))
node("grouped_conv", "conv", ["input"], kernel=[3, 2], stride=[2, 1], padding=[1, 0], groups=2, bias=True, outputs=6)
node("grouped_norm", "batchnorm", ["grouped_conv"], epsilon=1e-3)
node("grouped_relu", "relu", ["grouped_norm"])
node("depthwise", "conv", ["grouped_norm"], kernel=[3, 3], stride=[1, 1], padding=[1, 1], groups=6, bias=False, outputs=12)
node("swish", "hardswish", ["depthwise"])
node("both", "concat", ["grouped_relu", "swish"])
node("shortcut", "shortcut", ["grouped_norm"], stride=1, channels=18)
node("sum", "add", ["both", "shortcut", "both"])
node("squeeze", "globalavgpool", ["sum"])
node("excite", "dense", ["squeeze"], bias=False, outputs=18)
node("gate", "hardsigmoid", ["excite"])
node("scaled", "multiply", ["gate", "sum", "gate"])
node("max", "maxpool", ["scaled"], kernel=[3, 2], stride=[2, 2], padding=[1, 0])
node("mean", "avgpool", ["scaled"], kernel=[3, 2], stride=[2, 2], padding=[1, 0])
node("pools", "add", ["max", "mean"])
node("half", "shortcut", ["pools"], stride=2, channels=20)
node("plain", "conv", ["half"], kernel=[1, 2], stride=[1, 1], padding=[0, 1], groups=1, bias=False, outputs=5)
node("soft", "softplus", ["plain"])
node("flat", "flatten", ["soft"])
node("hidden", "dense", ["flat"], bias=True, outputs=7)
node("hidden_norm", "batchnorm", ["hidden"], epsilon=1e-5)
node("hidden_tanh", "tanh", ["hidden_norm"])
node("hidden_sigmoid", "sigmoid", ["hidden_norm"])
node("same", "identity", ["hidden_norm"])
node("product", "multiply", ["hidden_tanh", "hidden_sigmoid"])
node("joined", "add", ["product", "same"])
node("logits", "dense", ["joined"], bias=True, outputs=3)

for n in nodes:
    n.pop("outputs", None)
architecture = {"format": "limbeck-network/1", "input": [4, 9, 7], "output": "logits", "nodes": nodes}
with open("every-type/architecture.json", "w") as file:
    json.dump(architecture, file, indent=1)
np.savez("every-type/weights.npz", **weights)
np.save("every-type/inputs.npy", values["input"])
np.save("every-type/logits.npy", values["logits"])
