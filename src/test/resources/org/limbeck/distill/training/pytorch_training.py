"""Trains a network folder with PyTorch on given batches: PyTorchAgreementTest starts it.

    pytorch_training.py FOLDER OUT BITS OPTIMISER RATE LAYOUT THREADS NUDGE

FOLDER holds the network, inputs.npy (n, shape), labels.npy (n) and order.npy (steps, batch), the examples of each step.
OUT gets the trained network and losses.npy (steps), the mean loss of each batch before its update. OPTIMISER is sgd,
sgd-nesterov or adam. A NUDGE above 0 is a seed by which each weight first moves to a neighbouring float32 number.
"""

import pathlib
import sys

import numpy
import torch
import torch.nn.functional as F

from limbeck_network import Network


def nudge(network, seed):
    random = numpy.random.default_rng(seed)
    with torch.no_grad():
        for tensor in network.trained.values():
            values = tensor.numpy().astype(numpy.float32)
            side = random.choice(numpy.float32([-numpy.inf, numpy.inf]), values.shape)
            moved = numpy.nextafter(values, side)
            # A bias of 0 has no neighbours of a like size.
            tensor.copy_(torch.tensor(numpy.where(values == 0, values, moved)))


def main(folder, out, bits, optimiser, rate, layout, threads, seed):
    torch.set_num_threads(int(threads))
    folder, out = pathlib.Path(folder), pathlib.Path(out)
    dtype = {"32": torch.float32, "64": torch.float64}[bits]
    network = Network(folder, dtype, layout == "last")
    if int(seed) > 0:
        nudge(network, int(seed))
    inputs = torch.tensor(numpy.load(folder / "inputs.npy"), dtype=dtype)
    labels = torch.tensor(numpy.load(folder / "labels.npy")).long()
    order = torch.tensor(numpy.load(folder / "order.npy")).long()
    trained = list(network.trained.values())
    rule = {
        "sgd": lambda: torch.optim.SGD(trained, lr=float(rate)),
        "sgd-nesterov": lambda: torch.optim.SGD(trained, lr=float(rate), momentum=0.9, nesterov=True),
        "adam": lambda: torch.optim.Adam(trained, lr=float(rate)),
    }[optimiser]()
    losses = []
    for batch in order:
        rule.zero_grad()
        loss = F.cross_entropy(network.logits(network.placed(inputs[batch])), labels[batch])
        loss.backward()
        rule.step()
        losses.append(loss.item())
    network.write(out)
    numpy.save(out / "losses.npy", numpy.array(losses))


main(*sys.argv[1:])
