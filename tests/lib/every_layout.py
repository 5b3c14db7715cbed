"""every_layout.py [CASE…]: the layouts that the tests know, for what must hold of each: one `LAYOUT DATA` a line, `-`
for no data. Rows of tests/layouts; `run: build` and `run: check` of the cases' expect files; every other layout.md under
tests/cases, with the data of its folder where it has any. Paths hold no spaces."""
import glob
import os
import re
import sys


def shipped():
    with open('tests/layouts', encoding='utf-8') as rows:
        for words in (line.split() for line in rows if not line.startswith('#')):
            yield 'layouts/%s.md' % words[0], 'data/' + words[1]


def told():
    """What the expect files run."""
    for path in sorted(glob.glob('tests/cases/*/expect')):
        with open(path, encoding='utf-8') as lines:
            text = lines.read().replace('@/', os.path.dirname(path) + '/')
        for run in re.findall(r'^run: (?:build|check) (.*)', text, re.M):
            data = re.search(r'--data (\S+)', run)
            for layout in re.findall(r'(\S+\.md)\b', run):
                yield layout, data[1] if data else '-'


def lying():
    """The rest: layouts begin with front matter."""
    for path in sorted(glob.glob('tests/cases/**/*.md', recursive=True) + glob.glob('tests/*.md')):
        with open(path, 'rb') as text:
            begins = text.read(4) == b'---\n'
        beside = os.path.dirname(path)
        own = os.path.exists(os.path.join(beside, 'indicators.csv'))
        if begins:
            yield path, beside if own else 'data/demo-work' if path.endswith('-work.md') else 'data/demo-monthly'


def layouts():
    found, seen = {}, set()
    for layout, data in list(shipped()) + list(told()):
        found[layout, data] = True
        seen.add(layout)
    for layout, data in lying():
        if layout not in seen:
            found[layout, data] = True
    return [pair for pair in found if os.path.exists(pair[0])]


if __name__ == '__main__':
    for pair in layouts():
        print(*pair)
