"""Parsed Markdown written as plain text, all of it or as far as it is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from glm4v_tui.chat.plain_tables import aligned

_UNDECIDED = re.compile(r"[`\[|\\$]|~~|<(?!\s)|\*(?!\s)|(?<!\w)_(?!\s)")
"""Characters left over as text that may yet turn out to open something."""

_CERTAIN = re.compile(r".*[\s\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uff60]", re.DOTALL)
"""Text to its last word's end: a space, or a character of a script that needs none."""


def written(blocks: Sequence[SyntaxTreeNode], *, final: bool) -> str:
    """Return blocks as plain text; unless final, only what no further text can change."""
    text = ""
    before = None
    for number, block in enumerate(blocks, 1):
        piece = _block(block, final=final or number < len(blocks))
        if text and piece:
            text += _between(before, block)
        text += piece
        before = block
    return text


def _between(before: SyntaxTreeNode | None, block: SyntaxTreeNode) -> str:
    in_item = block.parent is not None and block.parent.type == "list_item"
    paragraphs = before is not None and before.type == block.type == "paragraph"
    return "\n" if in_item and not paragraphs else "\n\n"


def _block(block: SyntaxTreeNode, *, final: bool) -> str:
    match block.type:
        case "paragraph" | "heading":
            return _line(block.children[0].children, final=final)
        case "bullet_list" | "ordered_list":
            return _list(block.children, final=final)
        case "blockquote":
            return _indented("> ", "> ", written(block.children, final=final))
        case "fence" | "code_block":
            complete = final and not block.content.endswith("\n")
            return block.content if complete else block.content.rpartition("\n")[0]
        case "table":
            return _table(block) if final else ""
        case "hr":
            return "---" if final else ""
        case _:
            return block.content


def _list(items: Sequence[SyntaxTreeNode], *, final: bool) -> str:
    lines = []
    for number, item in enumerate(items, 1):
        done = final or number < len(items)
        content = written(item.children, final=done)
        if content or done:
            marker = f"{item.info}{item.markup} " if item.info else "- "
            lines.append(_indented(marker, " " * len(marker), content))
    return "\n".join(lines)


def _indented(first: str, rest: str, text: str) -> str:
    lines = text.split("\n")
    marked = [first + lines[0], *((rest + line) if line else rest.rstrip() for line in lines[1:])]
    return "\n".join(line.rstrip() if not text else line for line in marked)


def _table(table: SyntaxTreeNode) -> str:
    rows = [
        [_line(cell.children[0].children, final=True) for cell in row.children]
        for part in table.children
        for row in part.children
    ]
    heads = table.children[0].children[0].children
    styles = [str(cell.attrs.get("style", "")) for cell in heads]
    return aligned(rows, [style.endswith("right") for style in styles])


def _line(nodes: Sequence[SyntaxTreeNode], *, final: bool) -> str:
    if final:
        return "".join(map(_inline, nodes))
    text = ""
    for node in nodes:
        piece = _inline(node)
        undecided = _undecided(node)
        if undecided is not None:
            text += piece[:undecided] if node.type == "text" else ""
            break
        text += piece
    certain = _CERTAIN.match(text)
    return certain[0].rstrip() if certain else ""


def _undecided(node: SyntaxTreeNode) -> int | None:
    """Return where in its text a node may yet become something else."""
    if node.type == "text":
        found = _UNDECIDED.search(node.content)
        return found.start() if found else None
    return 0 if any(_undecided(child) is not None for child in node.children) else None


def _inline(node: SyntaxTreeNode) -> str:
    match node.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "link":
            return _linked("".join(map(_inline, node.children)), str(node.attrs["href"]))
        case "image":
            return _linked("".join(map(_inline, node.children)), str(node.attrs["src"]))
        case "em" | "strong" | "s":
            return "".join(map(_inline, node.children))
        case _:
            return node.content


def _linked(text: str, address: str) -> str:
    if not text or address in (text, f"mailto:{text}"):
        return text or address
    return f"{text} ({address})"
