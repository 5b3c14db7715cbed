"""drawn.py: reads `build --dump pages` from standard input. What is drawn of a figure is what its tree says was printed:
the text runs of one source, one behind the other, hold the number of that source (下降 may say its sign; a name beside a
mark says no number). Prints what does not hold."""
import re
import sys

TEXT = re.compile(r'text \S+ .*?“(.*)” from .*#(\d+)$')
NODE = re.compile(r'#(\d+) (printed) "((?:[^"\\]|\\.)*)"')


def plain(text):
    return re.sub(r'\s', '', text).replace('−', '-')


runs, said = [], {}
for line in sys.stdin:
    drawn, node = TEXT.match(line), NODE.match(line)
    if node:
        said[node[1]] = plain(node[3].replace('\\"', '"'))
    elif drawn and runs and runs[-1][0] == drawn[2]:
        runs[-1][1] += plain(drawn[1])
    elif drawn:
        runs.append([drawn[2], plain(drawn[1])])
    elif line.startswith(('text', 'page')):
        runs.append([None, ''])
wrong = ['印着“%s”，来源说的是“%s”' % (text, said[number]) for number, text in runs
         if number in said and re.search(r'\d', text) and said[number].lstrip('-') not in text]
print('\n'.join(wrong[:10]))
sys.exit(bool(wrong))
