"""Declares the operators that a CUDA build of torchvision cannot register beside a CPU torch.

A copy lies beside the packages and is imported whenever that Python starts, hence so small. It
acts only when torchvision has failed to load its own operators, right before it asks for them.
"""

import sys

ASKS_FOR_OPERATORS = "torchvision._meta_registrations"
SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
"""Of `nms` and `qnms`, the two that torchvision asks for without looking whether they exist."""

declared: list[object] = []
"""Keeps the library of declarations alive: torch forgets them when it goes."""


class Finder:
    """Waits in `sys.meta_path` for the import of the module that asks for the operators."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Declare what is missing, and leave finding the module to the others."""
        if name == ASKS_FOR_OPERATORS:
            sys.meta_path.remove(Finder)
            declare()


def declare() -> None:
    """Declare the operators that neither torchvision nor anyone else has registered."""
    torch = sys.modules["torch"]
    extension = sys.modules["torchvision.extension"]
    if extension._has_ops():
        return
    library = torch.library.Library("torchvision", "FRAGMENT")
    declared.append(library)
    for operator in ("nms", "qnms"):
        if not hasattr(torch.ops.torchvision, operator):
            library.define(operator + SCHEMA)


sys.meta_path.insert(0, Finder)
