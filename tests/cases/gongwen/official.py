"""Reads --dump pages of a 公文 on standard input and checks GB/T 9704—2012: 22 lines to a page of text alone, the
mark 35 mm and the red rule 4 mm, 版记 on the last line of an even page, page numbers."""
import re
import sys

MM = 72 / 25.4
TOP, LEFT, WIDTH = 37 * MM, 28 * MM, 156 * MM
TEXT = re.compile(r'^text (\S+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) size ([\d.]+) “(.*)”')
PATH = re.compile(r'^path rule (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (\S+)')
pages = []
for line in sys.stdin:
    if line.startswith('page '):
        pages.append(([], []))
        continue
    text, path = TEXT.match(line), PATH.match(line)
    if text:
        pages[-1][0].append((text[1],) + tuple(float(v) for v in text.groups()[1:6]) + (text[7],))
    if path:
        pages[-1][1].append(tuple(float(v) for v in path.groups()[:4]))
faults = []


def check(name, condition):
    if not condition:
        faults.append(name)


full = 0
for (texts, rules), (following, _) in zip(pages[1:-1], pages[2:]):
    if not any(t[0] == 'text' for t in following) or any(t[0] == 'official' for t in following):
        continue  # the text ends here, or what belongs to its end begins the next page
    roles = {t[0] for t in texts}
    lines = sorted({round(t[2], 1) for t in texts if t[0] == 'text'})
    if roles == {'text', 'folio'} and len(lines) > 18:
        full += 1
        check('每面22行，有一面%d行' % len(lines), len(lines) == 22)
        check('首行在版心上沿', abs(lines[0] - 0.88 * 15.75 - TOP) < 0.5)
        check('末行在版心下沿', abs(lines[-1] + 0.12 * 15.75 - TOP - 225 * MM) < 0.5)
check('没有全是文字的一面', full)

first = pages[0]
mark = [t for t in first[0] if t[6].endswith('文件') and t[5] > 30]
check('发文机关标志', len(mark) == 1)
if mark:
    role, x, base, width, height, size, text = mark[0]
    check('标志居中', abs(x + width / 2 - LEFT - WIDTH / 2) < 1)
    check('标志上沿至版心上沿35毫米', abs(base - 0.86 * size - TOP - 35 * MM) < 0.5)
    number = [t for t in first[0] if '〔2025〕' in t[6] or t[6] in ('示统〔', '示统')][0]
    red = [r for r in first[1] if r[2] > WIDTH - 1]
    check('红线与版心同宽', len(red) == 1)
    check('发文字号之下4毫米处', red and abs(red[0][1] - number[2] - 0.12 * 15.75 - 4 * MM) < 1)
folios = [[t for t in texts if t[0] == 'folio'] for texts, rules in pages]
check('页码', all(len(f) >= 1 for f in folios))
for i, folio in enumerate(folios):
    right = max(t[1] + t[3] for t in folio)
    left = min(t[1] for t in folio)
    check('单页码居右空一字', i % 2 or abs(LEFT + WIDTH - right - 14) < 1)
    check('双页码居左空一字', i % 2 == 0 or abs(left - LEFT - 14) < 1)
check('版记在双页', len(pages) % 2 == 0)
rules = sorted(r[1] for r in pages[-1][1])
check('版记的线', len(rules) == 3)
check('版记在最后一行', rules and abs(rules[-1] - TOP - 225 * MM) < 1.5)
for fault in faults[:10]:
    print(fault)
sys.exit(bool(faults))
