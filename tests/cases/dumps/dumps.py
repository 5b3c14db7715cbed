"""dumps.py STAGE [ROWS.csv]: reads a dump on standard input. Every line is one of its stage, every #number mentioned is a
node of the list, nodes come after their inputs, every tree that is mentioned ends in cells or constants, and every cell
holds what its file holds. With ROWS.csv the rows are those of `analyze`."""
import csv
import json
import re
import sys

HEADS = {'analysis': r'analysis |row |task ',
         'document': r'document |    |  |(?:heading|paragraph|message|item|quote|table|chart|picture|rule|page-break|division|end) '
                     r'line \d+|note \d+',
         'pages': r'page \d|(?:text|turned|path|image) \S+ -?\d|begin |end |title |author |subject |keywords |outline \d|element \d|figure \d'}
NODE = re.compile(r'#(\d+) (cell|constant|rule|series|printed|words)( .*)$')
FEWEST = {'analysis': 1000, 'document': 200, 'pages': 300}
stage, rows_file = sys.argv[1], sys.argv[2:]
nodes, mentioned, bad, rows, sheets = {}, set(), [], [], {}


def cell_of(text):
    found = re.match(r' ("(?:[^"\\]|\\.)*"):(\d+):(\d+) number (\S+)', text)
    return (json.loads(found[1]), int(found[2]), int(found[3]), float(found[4])) if found else None


def check_cell(number, text):
    file, line, column, value = cell_of(text)
    if not file.endswith('.csv') or not column:
        return
    if file not in sheets:
        with open(file, encoding='utf-8-sig') as sheet:
            sheets[file] = list(csv.reader(sheet))
    typed = sheets[file][line - 1][column - 1].strip().rstrip('%')
    try:
        if abs(float(typed.replace(',', '')) - value) > 1e-9 * max(1, abs(value)):
            bad.append('#%d：原文“%s”，来源%g' % (number, typed, value))
    except ValueError:
        pass  # a target's wording, 持平


for line in sys.stdin.read().splitlines():
    node = NODE.match(line)
    if not node:
        if not re.match(HEADS[stage], line):
            bad.append('不认识的行：' + line[:80])
        mention = re.search(r' #(\d+)$', line)
        if mention:
            mentioned.add(int(mention[1]))
        if line.startswith('row '):
            rows.append(line)
        continue
    number, kind, rest = int(node[1]), node[2], node[3]
    inputs = [int(n) for n in re.findall(r'#(\d+)', rest[rest.rfind(' of #'):])] if ' of #' in rest else []
    if number != len(nodes) + 1 or any(i >= number for i in inputs):
        bad.append('#%d 没有排在输入之后' % number)
    nodes[number] = (kind, inputs)
    if kind == 'cell':
        check_cell(number, rest)
    elif kind != 'constant' and not inputs:
        bad.append('#%d 没有输入：%s' % (number, rest[:80]))
bad += ['没有#%d' % n for n in mentioned if n not in nodes]
if len(mentioned) < FEWEST[stage]:
    bad.append('只有%d处来源' % len(mentioned))
for path in rows_file:
    field = re.compile(r'"(?:[^"\\]|\\.)*"|\S+')
    dumped = [[json.loads(f) if f.startswith('"') else f for f in field.findall(r)[1:9]] for r in rows]
    with open(path, encoding='utf-8-sig') as table:
        wanted = [[r['period'], r['region'], r['indicator'], r['scope'], r['measure'], r['status'], r['value'] or '-', r['unit']]
                  for r in csv.DictReader(table)]
    bad += ['analyze没有：%s' % d for d, w in zip(dumped, wanted) if d != w][:5]
    if len(dumped) != len(wanted):
        bad.append('%d行，analyze有%d行' % (len(dumped), len(wanted)))
for words in bad[:10]:
    print('  ' + words)
sys.exit(bool(bad))
