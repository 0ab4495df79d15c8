"""Trains a network folder with PyTorch on noise and says how fast: `limbeck bench train` starts it.

    pytorch_speed.py FOLDER first|last BATCH THREADS

Prints "ready", then for each line with a number of seconds the images a second that it reached.
"""

import sys
import time

import torch
import torch.nn.functional as F

from limbeck_network import Network


def main(folder, layout, batch, threads):
    torch.set_num_threads(int(threads))
    torch.manual_seed(1)
    network = Network(folder, channels_last=layout == "last")
    x = network.placed(torch.randn(int(batch), *network.graph["input"]))
    optimiser = torch.optim.SGD(
        network.trained.values(), lr=1e-3, momentum=0.9, nesterov=True, weight_decay=5e-4)
    y = None

    def step():
        nonlocal y
        logits = network.logits(x)
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
