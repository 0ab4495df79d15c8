"""The scalar-output kernel by PyTorch: vectorised per-example gradients (functorch), contracted block by block.

Usage: torch-kernel.py MODEL WIDTH N BITS THREADS; prints wall seconds and processor seconds.
"""

import sys
import time

import torch
from functorch import grad, make_functional_with_buffers, vmap
from torch import nn


def lenet(width):
    c = lambda channels: max(1, round(channels * width))
    return nn.Sequential(
        nn.Conv2d(3, c(6), 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(c(6), c(16), 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(25 * c(16), c(120)), nn.ReLU(), nn.Linear(c(120), c(84)), nn.ReLU(), nn.Linear(c(84), 1))


class Block(nn.Module):
    def __init__(self, before, after, stride):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(before, after, 3, stride, 1, bias=False), nn.BatchNorm2d(after), nn.ReLU(),
            nn.Conv2d(after, after, 3, 1, 1, bias=False), nn.BatchNorm2d(after))
        self.stride, self.more = stride, after - before

    def forward(self, x):
        skip = nn.functional.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, 0, self.more))
        return torch.relu(self.main(x) + skip)


def resnet(depth, width):
    widths = [max(1, round(c * width)) for c in (16, 32, 64)]
    layers = [nn.Conv2d(3, widths[0], 3, 1, 1, bias=False), nn.BatchNorm2d(widths[0]), nn.ReLU()]
    before = widths[0]
    for group, after in enumerate(widths):
        for block in range((depth - 2) // 6):
            layers.append(Block(before, after, 2 if group > 0 and block == 0 else 1))
            before = after
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(before, 1))


def main(name, width, n, bits, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = lenet(width) if name == "lenet-5" else resnet(int(name.split("-")[1]), width)
    dtype = torch.float64 if bits == 64 else torch.float32
    model = model.eval().to(dtype)
    function, parameters, buffers = make_functional_with_buffers(model)
    scalar = lambda p, b, x: function(p, b, x.unsqueeze(0)).squeeze()
    gradients = vmap(grad(scalar), (None, None, 0))
    inputs = torch.rand(n, 3, 32, 32, dtype=dtype) * 2 - 1
    total = sum(p.numel() for p in parameters)
    # The whole Jacobian where it fits in 6 GiB; else two blocks of at most 1 GiB, each formed again for each other.
    block = max(1, min(n, 64, (1 << 30) // (total * inputs.element_size())))

    def jacobian(first):
        parts = gradients(parameters, buffers, inputs[first:first + block])
        return torch.cat([part.reshape(part.shape[0], -1) for part in parts], 1)

    with torch.no_grad():
        jacobian(0)
        start, cpu = time.perf_counter(), time.process_time()
        kernel = torch.zeros(n, n, dtype=dtype)
        whole = n * total * inputs.element_size() <= 6 << 30
        kept = {i: jacobian(i) for i in range(0, n, block)} if whole else {}
        for i in range(0, n, block):
            left = kept[i] if whole else jacobian(i)
            for j in range(0, i + block, block):
                right = kept[j] if whole else left if i == j else jacobian(j)
                kernel[i:i + block, j:j + block] = left @ right.T
        print(time.perf_counter() - start, time.process_time() - cpu)


main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
