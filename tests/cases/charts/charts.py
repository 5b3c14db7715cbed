"""charts.py PROGRAM: what charts draw against the figures they print, to 0.1 point, from --dump pages.

Marks and labels name the cell their figure came from; those of one cell belong together. Bars must be as long as their
figures on one scale, the steps of a waterfall must add up to the printed total, points must stand where the axis says."""
import math
import re
import subprocess
import sys
import tempfile

program = sys.argv[1]
TEXT = re.compile(r'^text (\S+) (-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+) size ([\d.]+) “(.*?)”(?: from (.*?))?(?: #\d+)?$')
PATH = re.compile(r'^path (\S+) (-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+) (fill|stroke) points ([^f]*?)(?: from (.*?))?(?: #\d+)?$')
faults, checked = [], 0


def dump(block, data='data/demo-monthly'):
    with tempfile.NamedTemporaryFile('w', suffix='.md') as layout:
        layout.write('---\ntitle: 图\nstyle: monthly\nperiod: 2025-06\n---\n\n```chart\n%s\n```\n' % block)
        layout.flush()
        lines = subprocess.run([program, 'build', layout.name, '--data', data, '--dump', 'pages'], check=True,
                               capture_output=True, text=True).stdout.splitlines()
    texts = [m.groups() for m in map(TEXT.match, lines) if m]
    paths = [m.groups() for m in map(PATH.match, lines) if m]
    return texts, paths


def number(text):
    try:
        return float(text.replace('−', '-').rstrip('%'))
    except ValueError:
        return None


def expect(name, good, words):
    global checked
    checked += 1
    if not good:
        faults.append('%s：%s' % (name, words))


def figures(texts):
    """The printed figure of each cell."""
    return {t[7]: number(t[6]) for t in texts if t[0] == 'label' and t[7] and number(t[6]) is not None}


def check_bars(name, block, across, data='data/demo-monthly'):
    texts, paths = dump(block, data)
    printed, pairs = figures(texts), []
    for path in paths:
        if path[0] == 'mark' and path[5] == 'fill' and path[7] in printed and len(path[6].split()) == 4:
            pairs.append((printed[path[7]], float(path[3 if across else 4])))
    expect(name, len(pairs) >= 4, '认出的条只有%d个' % len(pairs))
    top = max(pairs, key=lambda p: abs(p[0]), default=(1, 1))
    for value, length in pairs:
        expect(name, abs(length - abs(value) * top[1] / abs(top[0])) < 0.1, '%g画了%.2f磅' % (value, length))


def check_waterfall(name, block):
    texts, paths = dump(block)
    values = [number(t[6]) for t in texts if t[0] == 'label' and number(t[6]) is not None]
    steps = [float(p[4]) * (1 if i < 0 else 1) for i, p in enumerate(paths) if p[0] == 'mark']
    printed = values[-len(steps):]
    expect(name, len(steps) >= 3 and len(printed) == len(steps), '步数不对')
    expect(name, abs(sum(printed[:-1]) - printed[-1]) < 0.051, '各项%s之和不是%g' % (printed[:-1], printed[-1]))
    for value, height in zip(printed, steps):
        expect(name, abs(height - abs(value) * steps[-1] / abs(printed[-1])) < 0.1, '%g画了%.2f磅' % (value, height))


def value_axis(texts, paths):
    """(y, value) of the labelled grid lines."""
    levels = []
    for path in paths:
        if path[0] != 'grid':
            continue
        y = float(path[6].split()[0].lstrip('M').split(',')[1])
        for t in texts:
            if t[0] == 'label' and number(t[6]) is not None and abs(float(t[2]) - 0.36 * float(t[5]) - y) < 0.05:
                levels.append((y, number(t[6])))
                break
    return levels


def check_line(name, block):
    texts, paths = dump(block)
    levels = value_axis(texts, paths)
    expect(name, len(levels) >= 3, '认出的刻度只有%d个' % len(levels))
    (y0, v0), (y1, v1) = levels[0], levels[-1]
    for y, v in levels:
        expect(name, abs(y - (y0 + (v - v0) * (y1 - y0) / (v1 - v0))) < 0.1, '刻度%g不在位置上' % v)
    line = next(p for p in paths if p[0] == 'mark' and p[5] == 'stroke' and p[7] and len(p[7].split()) > 3 and
                float(p[3]) > 100)
    points = [tuple(float(v) for v in p.lstrip('M').split(',')) for p in line[6].split()]
    printed, sources = {k.split()[0]: v for k, v in figures(texts).items()}, line[7].split()
    expect(name, len(points) == len(sources), '点%d个，来源%d个' % (len(points), len(sources)))
    known = [(point, printed[s]) for point, s in zip(points, sources) if s in printed]
    expect(name, len(known) >= 2, '写出的数只有%d个' % len(known))
    for (x, y), value in known:
        expect(name, abs(y - (y0 + (value - v0) * (y1 - y0) / (v1 - v0))) < 0.1, '%g画在%.2f' % (value, y))


def points_of(path):
    return [tuple(float(v) for v in p.lstrip('M').split(',')) for p in path[6].split()]


def check_progress(name, block, data):
    texts, paths = dump(block, data)
    rates = [number(t[6]) for t in texts if t[0] == 'label' and t[6].endswith('%') and number(t[6]) is not None]
    tracks = [float(p[3]) for p in paths if p[0] == 'track']
    marks = [float(p[3]) for p in paths if p[0] == 'mark']
    rates = rates[:len(marks)]  # the last one is the time's
    expect(name, len(marks) >= 4 and len(rates) == len(marks), '%d条，%d个数' % (len(marks), len(rates)))
    for rate, width in zip(rates, marks):
        expect(name, abs(width - min(rate, 100) / 100 * tracks[0]) < 0.1, '%g画了%.2f磅' % (rate, width))


def check_pie(name, block):
    texts, paths = dump(block)
    shares = {t[7]: number(t[6]) for t in texts if t[0] == 'label' and t[7] and t[6].endswith('%')}
    found = 0
    for path in paths:
        if path[0] != 'mark' or path[5] != 'fill' or path[7] not in shares:
            continue
        points = points_of(path)
        (cx, cy), rim = points[-1], points[:-1]
        radius = math.dist((cx, cy), rim[0])
        turn = (math.atan2(rim[-1][0] - cx, cy - rim[-1][1]) - math.atan2(rim[0][0] - cx, cy - rim[0][1])) % (2 * math.pi)
        found += 1
        expect(name, abs(turn - shares[path[7]] / 50 * math.pi) * radius < 0.1, '%g%%画了%.2f度' % (shares[path[7]], math.degrees(turn)))
    expect(name, found >= 3, '认出的扇形只有%d个' % found)


def check_bump(name, block):
    texts, paths = dump(block)
    levels = {}
    for t in texts:
        if t[0] == 'label' and t[7] and '.' not in t[6]:
            levels.setdefault(t[7].split()[0], float(t[2]) - 0.36 * float(t[5]))
    found = 0
    for path in paths:
        if path[0] != 'mark' or path[5] != 'stroke' or not path[7]:
            continue
        last = path[7].split()[-1]
        if last in levels:
            found += 1
            expect(name, abs(points_of(path)[-1][1] - levels[last]) < 0.1, '线端不在名称的高度')
    expect(name, found >= 6, '认出的线只有%d条' % found)


check_bars('横条', 'kind: bar\nindicator: 固定资产投资\ntarget: false', True)
check_bars('并列', 'kind: bar\nindicator: 社会消费品零售总额\ncompare: true', True)
check_bars('竖条', 'kind: bar\nindicator: 固定资产投资\ndirection: 竖', False)
check_bars('正负', 'kind: bar\nindicator: 有正有负\nmeasure: 累计', True, 'tests/cases/hostile')
check_bars('按月', 'kind: bar\nindicator: 进出口总额\nmeasure: 本期\nmonths: 13', False)
check_bars('构成', 'kind: share\nindicator: 固定资产投资', True)
check_bars('堆积', 'kind: stacked\nindicator: 固定资产投资', False)
check_waterfall('瀑布', 'kind: waterfall\nindicator: 固定资产投资')
check_line('线', 'kind: line\nindicator: 固定资产投资\nmeasure: 累计同比\ncompare: false\ntarget: false')
check_progress('进度', 'kind: progress\ncategory: 民生实事', 'data/demo-monthly')
check_pie('饼', 'kind: pie\nindicator: 固定资产投资')
check_bump('位次', 'kind: bump\nindicator: 固定资产投资')
for fault in faults[:10]:
    print(fault)
print('核对%d处，不符%d处' % (checked, len(faults)))
sys.exit(bool(faults))
