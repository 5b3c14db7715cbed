"""trace_cells.py: reads `jianbao trace --all --json` from standard input. Every figure's tree ends in cells (or in
numbers that it names), each cell stands in its file as it was typed, and its text says the number that was computed with.
Prints what does not hold; the status says whether anything did not."""
import csv
import json
import re
import sys

files = {}
faults = []


def typed_at(file, line, column):
    """The field of a CSV whose record begins at that line."""
    if file not in files:
        with open(file, encoding='utf-8-sig', newline='') as text:
            reader, rows, start = csv.reader(text), {}, 1
            for row in reader:
                rows[start] = row
                start = reader.line_num + 1
            files[file] = rows
    return files[file][line][column - 1].strip()


def numbers_in(text):
    """What the text says: a cell holds one number, a target's wording may hold two."""
    plain = text.translate(str.maketrans('０１２３４５６７８９．－−–', '0123456789.---'))
    plain = re.sub(r'(?<=\d)[,，](?=\d{3})', '', plain)
    plain = plain.replace('十', '10')
    return [float(n) for n in re.findall(r'-?\d+(?:\.\d+)?(?:[eE]-?\d+)?', plain)]


def says(text, value):
    """Signs are words in a target (下降3%), a text without a number is 持平 or 保持正增长; 万 and 亿 may stand in it."""
    said = numbers_in(text) or [0.0]
    scales = [1] + [1e4] * ('万' in text) + [1e8] * ('亿' in text)
    return any(abs(abs(n * s) - abs(value)) <= 1e-12 * max(1, abs(value)) for n in said for s in scales)


def walk(node, figure):
    leaf = not node['inputs']
    if node['kind'] == 'cell':
        place = '%s:%d:%d' % (node['file'], node['line'], node['column'])
        if not node['column']:
            faults.append('%s：%s 没有列' % (figure, place))
        elif typed_at(node['file'], node['line'], node['column']) != node['typed']:
            faults.append('%s：%s 的文字不是“%s”' % (figure, place, node['typed']))
        elif not says(node['typed'], node['value']):
            faults.append('%s：%s 的“%s”不是%g' % (figure, place, node['typed'], node['value']))
    elif leaf and node['kind'] != 'constant':
        faults.append('%s：“%s”没有依据' % (figure, node.get('rule') or node['kind']))
    for inside in node['inputs']:
        walk(inside, figure)


for line in sys.stdin:
    traced = json.loads(line)
    if 'tree' not in traced:  # a page without a figure says so
        continue
    walk(traced['tree'], traced['text'])
print('\n'.join(faults[:20]))
sys.exit(bool(faults))
