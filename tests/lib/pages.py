"""Reads --dump pages on standard input: nothing may leave the sheet, no two texts may overlap, and in charts no
label may be struck by a line or stand half on a mark."""
import re
import sys

TEXT = re.compile(r'^text (\S+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) size ([\d.]+) “(.*)”')
PATH = re.compile(r'^path (\S+) (-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+) (fill|stroke) points ([^f]*)')
PAGE = re.compile(r'^page (\d+) “.*” ([\d.]+) ([\d.]+)')
STRIKING = {'mark', 'target', 'mean', 'lead', 'now', 'axis'}
page = width = height = 0
texts, labels, fills, strokes = [], [], [], []
faults = []


def overlap(a, b, room):
    return (a[0] + room < b[0] + b[2] and b[0] + room < a[0] + a[2] and
            a[1] + room < b[1] + b[3] and b[1] + room < a[1] + a[3])


def segment_hits(x1, y1, x2, y2, box):
    """Liang and Barsky: does the segment enter the box?"""
    x, y, w, h = box
    dx, dy, low, high = x2 - x1, y2 - y1, 0.0, 1.0
    for p, q in ((-dx, x1 - x), (dx, x + w - x1), (-dy, y1 - y), (dy, y + h - y1)):
        if p == 0:
            if q < 0:
                return False
            continue
        t = q / p
        if p < 0:
            low = max(low, t)
        else:
            high = min(high, t)
    return low < high


def segments(points):
    last = None
    for point in points.split():
        moved = point.startswith('M')
        x, y = (float(v) for v in point.lstrip('M').split(','))
        if last and not moved:
            yield last[0], last[1], x, y
        last = (x, y)


def is_inside(points, x, y):
    inside = False
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def corners_inside(points, box):
    """How many of nine points of the box lie in the polygon."""
    x, y, w, h = box
    return sum(is_inside(points, x + w * i / 2, y + h * k / 2) for i in range(3) for k in range(3))


def check_labels():
    for order, x, y, w, h, text in labels:
        box = (x + 0.5, y + 0.12 * h, w - 1, 0.72 * h)
        under = [f for f in fills if f[0] < order and f[1] == 'plate' and overlap(box, f[2], 0)]
        covered = max((f[0] for f in under), default=-1)
        for at, role, mark, points in fills:
            if role not in ('mark', 'inset') or at < covered or not overlap(box, mark, 0.4):
                continue
            inside = corners_inside(points, box)
            if inside not in (0, 9) or (inside and at > order):
                faults.append('第%d页：“%s”压在图形的边上' % (page, text))
                break
        for at, role, points in strokes:
            if at > covered and any(segment_hits(*s, box) for s in segments(points)):
                faults.append('第%d页：“%s”被线（%s）穿过' % (page, text, role))
                break


def check_texts():
    texts.sort()
    for i, (x, y, w, h, role, text) in enumerate(texts):
        for x2, y2, w2, h2, role2, other in texts[i + 1:]:
            if x2 >= x + w - 0.6:
                break
            # Runs of one line touch; squeezed marks may share their blank halves.
            level = abs(y + h / 0.9 * 0.8 - y2 - h2 / 0.9 * 0.8) <= 0.5
            if level and (role != 'label' or role2 != 'label' or x2 >= x + w - 0.55 * h / 0.9):
                continue
            if y < y2 + h2 - 1 and y2 < y + h - 1:
                faults.append('第%d页：“%s”与“%s”重叠' % (page, text, other))


def check_page():
    check_texts()
    check_labels()
    for kept in (texts, labels, fills, strokes):
        kept.clear()


for order, line in enumerate(sys.stdin):
    found = PAGE.match(line)
    if found:
        check_page()
        page, width, height = int(found[1]), float(found[2]), float(found[3])
        continue
    found = PATH.match(line)
    if found and found[6] == 'fill':
        points = [tuple(float(v) for v in p.lstrip('M').split(',')) for p in found[7].split()]
        fills.append((order, found[1], tuple(float(v) for v in found.groups()[1:5]), points))
    elif found and found[1] in STRIKING:
        strokes.append((order, found[1], found[7]))
    found = TEXT.match(line)
    if not found:
        continue
    x, base, w, h, size = (float(v) for v in found.groups()[1:6])
    if x < 0 or x + w > width + 0.5 or base > height or base - size < 0:
        faults.append('第%d页：“%s”出了纸边' % (page, found[7]))
    if size < 7.49:
        faults.append('第%d页：“%s”小于7.5磅' % (page, found[7]))
    box = (x, base - 0.8 * size, w, 0.9 * size)
    texts.append(box + (found[1], found[7]))
    if found[1] == 'label':
        labels.append((order,) + box + (found[7],))
check_page()
for fault in faults[:10]:
    print(fault)
sys.exit(bool(faults) or not page)
