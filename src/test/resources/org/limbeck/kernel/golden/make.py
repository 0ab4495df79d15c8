"""Makes the golden networks beside it: plain NumPy, derivatives by complex steps (exact to rounding).

Run in this folder: python3 make.py
"""
import json
import os

import numpy as np

STEP = 1e-30


def pad(x, p, value=0.0):
    return np.pad(x, ((0, 0), (p[0], p[0]), (p[1], p[1])), constant_values=value)


def windows(x, k, s):
    h = (x.shape[1] - k[0]) // s[0] + 1
    w = (x.shape[2] - k[1]) // s[1] + 1
    for y in range(h):
        for z in range(w):
            yield y, z, x[:, y * s[0] : y * s[0] + k[0], z * s[1] : z * s[1] + k[1]]


def size(x, k, s, p):
    return [(x.shape[i + 1] + 2 * p[i] - k[i]) // s[i] + 1 for i in (0, 1)]


def conv(node, x, get):
    w, g = get("W"), node["groups"]
    out = np.zeros([w.shape[0]] + size(x, node["kernel"], node["stride"], node["padding"]), complex)
    each_in, each_out = x.shape[0] // g, w.shape[0] // g
    for y, z, patch in windows(pad(x, node["padding"]), node["kernel"], node["stride"]):
        for o in range(w.shape[0]):
            first = o // each_out * each_in
            out[o, y, z] = np.sum(w[o] * patch[first : first + each_in])
    return out + get("b")[:, None, None] if node["bias"] else out


def pool(node, x):
    highest = node["type"] == "maxpool"
    out = np.zeros([x.shape[0]] + size(x, node["kernel"], node["stride"], node["padding"]), complex)
    for y, z, patch in windows(pad(x, node["padding"], -np.inf if highest else 0.0), node["kernel"], node["stride"]):
        flat = patch.reshape(x.shape[0], -1)
        out[:, y, z] = flat[np.arange(x.shape[0]), flat.real.argmax(1)] if highest else flat.mean(1)
    return out


def hardsigmoid(x):
    return np.where(x.real <= -3, 0, np.where(x.real >= 3, 1, (x + 3) / 6))


FUNCTIONS = {
    "relu": lambda x: np.where(x.real > 0, x, 0),
    "hardswish": lambda x: x * hardsigmoid(x),
    "hardsigmoid": hardsigmoid,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "softplus": lambda x: np.log(1 + np.exp(x)),
    "identity": lambda x: x,
}


def evaluate(node, xs, get):
    x, kind = xs[0], node["type"]
    if kind == "conv":
        return conv(node, x, get)
    if kind == "dense":
        return get("W") @ x + (get("b") if node["bias"] else 0)
    if kind == "batchnorm":
        shape = [-1] + [1] * (x.ndim - 1)
        gain, offset, mean, variance = (get(name).reshape(shape) for name in ("gain", "offset", "mean", "variance"))
        return gain * (x - mean) / np.sqrt(variance + node["epsilon"]) + offset
    if kind in ("maxpool", "avgpool"):
        return pool(node, x)
    if kind == "globalavgpool":
        return x.mean((1, 2))
    if kind == "flatten":
        return x.reshape(-1)
    if kind == "add":
        return sum(xs)
    if kind == "concat":
        return np.concatenate(xs)
    if kind == "multiply":
        whole = max(xs, key=lambda v: v.ndim)
        return np.prod([v.reshape(v.shape + (1,) * (whole.ndim - v.ndim)) * np.ones(whole.shape) for v in xs], axis=0)
    if kind == "shortcut":
        s = x[:, :: node["stride"], :: node["stride"]]
        return np.concatenate([s, np.zeros((node["channels"] - s.shape[0],) + s.shape[1:])])
    return FUNCTIONS[kind](x)


def run(graph, weights, x):
    values = {"input": x.astype(complex)}
    for node in graph["nodes"]:
        get = lambda name: weights[node["name"] + "/" + name]
        values[node["name"]] = evaluate(node, [values[i] for i in node["inputs"]], get)
    return values[graph["output"]]


def make(name, seed, graph, shapes, n):
    random = np.random.default_rng(seed)
    weights = {}
    for key, shape in shapes.items():
        scale = 1 / np.sqrt(np.prod(shape[1:])) if len(shape) > 1 else 0.3
        centre = 1.0 if key.endswith(("gain", "variance")) else 0.0
        weights[key] = centre + scale * random.standard_normal(shape)
        if key.endswith("variance"):
            weights[key] = np.abs(weights[key]) + 0.1
    inputs = random.standard_normal([n] + graph["input"])
    logits = np.array([run(graph, weights, x).real for x in inputs])
    columns = []
    for key in shapes:
        if key.endswith(("mean", "variance")):
            continue
        for index in np.ndindex(weights[key].shape):
            moved = dict(weights)
            moved[key] = weights[key].astype(complex)
            moved[key][index] += 1j * STEP
            columns.append(np.concatenate([run(graph, moved, x).imag / STEP for x in inputs]))
    jacobian = np.array(columns).T
    os.makedirs(name, exist_ok=True)
    with open(name + "/architecture.json", "w") as file:
        json.dump({"format": "limbeck-network/1", **graph}, file, indent=1)
    np.savez(name + "/weights.npz", **weights)
    for array, values in {"inputs": inputs, "logits": logits, "kernel": jacobian @ jacobian.T}.items():
        np.save(name + "/" + array + ".npy", values)


def node(name, kind, inputs, **fields):
    return {"name": name, "type": kind, "inputs": inputs.split(), **fields}


def sliding(kernel, stride, padding):
    return {"kernel": kernel, "stride": stride, "padding": padding}


def everything():
    """Every node type, uneven sizes, one output."""
    graph = {
        "input": [3, 7, 6],
        "output": "fc",
        "nodes": [
            node("c0", "conv", "input", **sliding([3, 3], [1, 1], [1, 1]), groups=1, bias=True),
            node("n0", "batchnorm", "c0", epsilon=1e-3),
            node("r0", "relu", "n0"),
            node("c1", "conv", "r0", **sliding([3, 2], [2, 1], [1, 0]), groups=2, bias=False),
            node("m1", "maxpool", "r0", **sliding([2, 2], [2, 1], [1, 0])),
            node("t1", "tanh", "c1"),
            node("p1", "softplus", "m1"),
            node("a1", "add", "t1 p1"),
            node("g1", "globalavgpool", "a1"),
            node("d1", "dense", "g1", bias=True),
            node("h1", "hardsigmoid", "d1"),
            node("x1", "multiply", "a1 h1"),
            node("w1", "hardswish", "x1"),
            node("s2", "shortcut", "w1", stride=2, channels=6),
            node("v2", "avgpool", "w1", **sliding([2, 3], [2, 2], [0, 1])),
            node("k2", "concat", "s2 v2"),
            node("i2", "identity", "k2"),
            node("f2", "flatten", "i2"),
            node("q2", "sigmoid", "f2"),
            node("fc", "dense", "q2", bias=False),
        ],
    }
    shapes = {"c0/W": (4, 3, 3, 3), "c0/b": (4,), "c1/W": (4, 2, 3, 2), "d1/W": (4, 4), "d1/b": (4,), "fc/W": (1, 60)}
    for parameter in ("gain", "offset", "mean", "variance"):
        shapes["n0/" + parameter] = (4,)
    make("everything", 1, graph, shapes, 5)


def narrow():
    """Many channels on few positions, several outputs, a batch normalisation of features."""
    graph = {
        "input": [5, 3, 3],
        "output": "fc",
        "nodes": [
            node("c0", "conv", "input", **sliding([2, 2], [1, 1], [0, 0]), groups=1, bias=True),
            node("t0", "tanh", "c0"),
            node("c1", "conv", "t0", **sliding([2, 2], [1, 1], [0, 0]), groups=1, bias=True),
            node("f1", "flatten", "c1"),
            node("n1", "batchnorm", "f1", epsilon=1e-5),
            node("r1", "relu", "n1"),
            node("fc", "dense", "r1", bias=True),
        ],
    }
    shapes = {"c0/W": (8, 5, 2, 2), "c0/b": (8,), "c1/W": (9, 8, 2, 2), "c1/b": (9,), "fc/W": (3, 9), "fc/b": (3,)}
    for parameter in ("gain", "offset", "mean", "variance"):
        shapes["n1/" + parameter] = (9,)
    make("narrow", 2, graph, shapes, 6)


everything()
narrow()
