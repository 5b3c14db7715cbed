"""positions.py GOLDEN: holds --dump pages (standard input) against the positions of GOLDEN, to half a point: every text run
of the first page that is no cover or contents. With UPDATE_GOLDEN in the environment GOLDEN is written anew."""
import os
import re
import sys

TEXT = re.compile(r'^text (\S+) (-?[\d.]+) (-?[\d.]+) ([\d.]+) [\d.]+ size ([\d.]+) “(.*?)”')
TOLERANCE = 0.5


def first_page(lines):
    """The runs of the first page with a page number, as (role, x, y, width, size, text)."""
    runs, found = [], False
    for line in lines:
        if line.startswith('page '):
            if found:
                break
            found = re.match(r'page \d+ “(.+)”', line) is not None
            continue
        match = TEXT.match(line)
        if found and match:
            role, x, y, width, size, text = match.groups()
            runs.append((role, float(x), float(y), float(width), float(size), text))
    return runs


def write(path, runs):
    with open(path, 'w', encoding='utf-8') as out:
        for run in runs:
            out.write('%s\t%.1f\t%.1f\t%.1f\t%.1f\t%s\n' % run)


def read(path):
    with open(path, encoding='utf-8') as file:
        for line in file:
            role, x, y, width, size, text = line.rstrip('\n').split('\t')
            yield role, float(x), float(y), float(width), float(size), text


def main():
    runs = first_page(sys.stdin.read().splitlines())
    if os.environ.get('UPDATE_GOLDEN'):
        write(sys.argv[1], runs)
        return 0
    wanted, faults = list(read(sys.argv[1])), []
    if len(wanted) != len(runs):
        faults.append('文字%d段，应为%d段' % (len(runs), len(wanted)))
    for old, new in zip(wanted, runs):
        same = old[0] == new[0] and old[5] == new[5]
        if not same or any(abs(a - b) > TOLERANCE for a, b in zip(old[1:5], new[1:5])):
            faults.append('“%s”在%.1f,%.1f，应为“%s”在%.1f,%.1f' % (new[5], new[1], new[2], old[5], old[1], old[2]))
    for fault in faults[:5]:
        print('  ' + fault)
    return 1 if faults or not runs else 0


sys.exit(main())
