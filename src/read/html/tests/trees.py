"""Reads pages, one JSON object a line: {"id", "source", "deleted": [[start, end], …], "cleaned"}, with places in bytes.

Says of each page whose cleaned form html5lib, which builds trees as browsers do, does not parse to the tree of its source
without what was deleted. What is deleted is marked in the source, parsed with it, and taken out of the tree.
"""
import json
import re
import sys

import html5lib

MARK = "\ue000"
MARKUP = re.compile(r"(<!--.*?-->|<[^>]*>)", re.S)


def marked(source, deleted):
    out, at = [], 0
    for start, end in deleted:
        out.append(source[at:start])
        for number, part in enumerate(MARKUP.split(source[start:end].decode())):
            if number % 2 == 0:
                part = MARK if part else ""
            elif part.startswith("<!--"):
                part = ""
            elif not part.startswith("</"):
                part = re.sub(r"^<([^\s/>]+)", r"<\1 data-deleted=1", part)
            out.append(part.encode())
        at = end
    out.append(source[at:])
    return b"".join(out).decode()


def tree(html):
    nodes = []

    def text(said):
        said = said.replace(MARK, "") if said else ""
        if said and nodes and nodes[-1][0] == "text":
            nodes[-1] = ("text", nodes[-1][1] + said)
        elif said:
            nodes.append(("text", said))

    root = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    todo = [("node", root)]
    while todo:
        what, node = todo.pop()
        if what == "text":
            text(node)
        elif what == "end":
            nodes.append(("end", node))
        elif not isinstance(node.tag, str):
            nodes.append(("comment", node.text))
        elif node.get("data-deleted") is None:
            nodes.append(("start", node.tag, sorted(node.attrib.items())))
            todo.append(("end", node.tag))
            for child in reversed(node):
                todo += [("text", child.tail), ("node", child)]
            text(node.text)
    seen = [("text", " ".join(n[1].split())) if n[0] == "text" else n for n in nodes]
    return [n for n in seen if n != ("text", "")]


for line in sys.stdin:
    page = json.loads(line)
    before = tree(marked(page["source"].encode(), page["deleted"]))
    after = tree(page["cleaned"])
    if before != after:
        at = next((i for i, pair in enumerate(zip(before, after)) if pair[0] != pair[1]), 0)
        print(page["id"], after[at : at + 3], "and not", before[at : at + 3])
