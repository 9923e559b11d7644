"""The example's network: a classifier of Fashion-MNIST. Replace it with your own."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

# Mean and standard deviation of the training images' bytes.
PIXEL_MEAN = 73.0
PIXEL_STD = 90.0

INPUTS = {"image": ("uint8", [-1, 1, 28, 28])}
OUTPUTS = {"logits": ("float32", [-1, 10])}


class Convolution(nn.Module):
    """A convolution that keeps height and width. Its weights are a matrix: a row for each output, channels next to each other.

    With `as_product` it is computed as a matrix product, for which PyTorch has 2:4 kernels.
    """

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        channels_last = weight.permute(0, 2, 3, 1)
        self.weight = nn.Parameter(channels_last.flatten(1).contiguous(), requires_grad=False)
        self.bias = nn.Parameter(bias, requires_grad=False)
        self.shape = channels_last.shape
        self.as_product = False

    def forward(self, images: Tensor) -> Tensor:
        _, size, _, channels = self.shape
        if not self.as_product:
            weight = self.weight.reshape(self.shape).permute(0, 3, 1, 2)
            return functional.conv2d(images, weight, self.bias, padding=size // 2)
        columns = functional.unfold(images, size, padding=size // 2)
        rows = columns.unflatten(1, (channels, -1)).permute(0, 3, 2, 1).flatten(2)
        sums = functional.linear(rows, self.weight, self.bias)
        return sums.transpose(1, 2).unflatten(2, images.shape[2:])


class Network(nn.Module):
    """`image` uint8 [batch, 1, 28, 28] to `logits` float32 [batch, 10]: the mean for an image and its mirror image."""

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        names = ["conv1", "conv2", "conv3", "conv4"]
        self.convolutions = nn.ModuleList(
            Convolution(weights[f"{name}.weight"], weights[f"{name}.bias"]) for name in names
        )
        self.fc = nn.Linear(1568, 10)
        self.fc.load_state_dict({"weight": weights["fc.weight"], "bias": weights["fc.bias"]})

    def forward(self, image: Tensor) -> Tensor:
        pixels = ((image.float() - PIXEL_MEAN) / PIXEL_STD).to(self.fc.weight.dtype)
        features = torch.cat([pixels, pixels.flip(3)])
        for index, convolution in enumerate(self.convolutions):
            features = functional.relu(convolution(features))
            if index in (1, 2):
                features = functional.max_pool2d(features, 2)
        logits = self.fc(features.flatten(1))
        return logits.unflatten(0, (2, -1)).mean(0).float()
