"""same_figures.py PROGRAM LAYOUT DATA [ARGS...]: a report's printed figures, in its text, tables and charts, against the
expressions that say the same cell: region, indicator, period and measure, as the trace of the PDF names them. A layout of
these expressions is built on the same data. Prints what differs; the status says whether anything did."""
import json
import os
import re
import subprocess
import sys
import tempfile

program, layout, data, arguments = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]


def run(*words):
    return subprocess.run([program] + list(words), capture_output=True).stdout.decode('utf-8')


def figures(work):
    """Text by label; a label with two texts is two entries."""
    pdf = os.path.join(work, 'report.pdf')
    run('build', layout, '--data', data, '-o', pdf, *arguments)
    found = set()
    for line in run('trace', pdf, '--all', '--json').splitlines():
        traced = json.loads(line)
        if traced.get('figure'):
            found.add((traced['figure'], traced['text']))
    return sorted(found)


def expression(label):
    head, period, measure = label.rsplit(' ', 2)
    region, indicator = head.split(' ', 1)
    return '指标值("%s")["%s"]("%s").%s' % (indicator, region, period, measure)


def said(work, found):
    """What the expressions print, one a paragraph, in order; None where one prints nothing."""
    path = os.path.join(work, 'expressions.md')
    with open(path, 'w', encoding='utf-8') as out:
        out.write('---\ntitle: 各数\nstyle: report\ntoc: false\n---\n')
        for number, (label, _) in enumerate(found):
            out.write('\n第%d个数：{{ %s }}\n' % (number, expression(label)))
    pages = run('build', path, '--data', data, '--dump', 'document', *arguments)
    printed = dict(re.findall(r'“第(\d+)个数：” “([^”]*)”', pages))
    return [printed.get(str(number)) for number in range(len(found))]


with tempfile.TemporaryDirectory() as work:
    found = figures(work)
    wrong = [(label, text, other) for (label, text), other in zip(found, said(work, found)) if text != other]
for label, text, other in wrong[:10]:
    print('%s：页面印“%s”，表达式印“%s”' % (label, text, other))
print('%d个数，不同%d个' % (len(found), len(wrong)))
sys.exit(bool(wrong))
