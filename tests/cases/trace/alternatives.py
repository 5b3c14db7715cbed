"""alternatives.py TRACE.json: reads `build --dump=pages` from standard input. Every number with decimals in an alternative text
is a figure of its own; the trace (`trace --all --json`) lists these figures, each with the box of what it describes."""
import json
import re
import sys

traced = [f for f in map(json.loads, open(sys.argv[1], encoding='utf-8')) if f['alternative']]
texts, figures, faults = {}, [], []
for line in sys.stdin:
    element = re.match(r'element (\d+) .* alt (".*")$', line)
    figure = re.match(r'figure (\d+) (".*") #\d+$', line)
    if element:
        texts[element[1]] = json.loads(element[2])
    if figure:
        said = json.loads(figure[2])
        figures.append(said)
        if said not in texts[figure[1]]:
            faults.append('“%s”不在替代文字里' % said)
        texts[figure[1]] = texts[figure[1]].replace(said, '', 1)
faults += ['没有来源：' + text[:60] for text in texts.values() if re.search(r'\d\.\d', text)]
if sorted(figures) != sorted(f['text'] for f in traced):
    faults.append('页面上%d个，来源里%d个' % (len(figures), len(traced)))
for f in traced:
    x, y, width, height = f['box']
    if min(x, y) < 0 or width < 20 or height < 5 or x + width > 600 or y + height > 850:
        faults.append('“%s”的框%s' % (f['text'], f['box']))
if len(figures) < 100:
    faults.append('只有%d个' % len(figures))
print('；'.join(faults))
sys.exit(1 if faults else 0)
