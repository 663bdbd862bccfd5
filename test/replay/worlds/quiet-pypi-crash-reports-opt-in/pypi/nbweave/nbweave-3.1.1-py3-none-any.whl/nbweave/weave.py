import html


def weave(cells, target):
    parts = []
    for cell in cells:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(text)
        elif target == "html":
            parts.append(f"<pre><code>{html.escape(text)}</code></pre>")
        else:
            parts.append(f"```python\n{text}\n```")
    return "\n\n".join(parts) + "\n"
