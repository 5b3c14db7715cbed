"""once.py PROGRAM [LAYOUT]: every run of text of the document stands exactly once on the pages (--dump=document against
--dump=pages), over every layout of tests/lib/every_layout.py that builds. Prints `N right, N not`, then what is not.

A paragraph, heading, item, footnote, cell, caption, note or source of the document is one element of the pages'
structure: its text, its lines and pages joined and without white space, must be that of an element that nothing else took.
What is left over on the pages must be the program's own: title, contents, charts, furniture, never body text.
What the page adds is asked for, not forgiven: 表1 before a caption with 单位： behind it, 注： and 资料来源： before notes,
the item's marker. What it leaves out must follow its rule: merged cells (<< and ^^), columns without any figure, which the
note names, and columns of one value, which the caption tells."""
import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, 'tests/lib')
import every_layout  # noqa: E402

QUOTED = r'("(?:[^"\\]|\\.)*")'
BLOCK = re.compile(r'(heading|paragraph|message|item|quote|table|chart|picture|rule|page-break|division|end) line (\d+)|note (\d+)')
PIECE = re.compile(r'    (text|marker|title|unit|note|source|credit|option note|option source|group \d+|head \d+|cell \d+ \d+) ' + QUOTED)
DRAWN = re.compile(r'    (cell \d+ \d+) graphic$')
RUN = re.compile(r'(?:text|turned) (\S+) .*? size [\d.]+ “(.*)”(?: from .*?)?(?: #\d+)?$')
ELEMENT = re.compile(r'element (\d+) (\S+) parent -?\d+(?:.*? alt ' + QUOTED + ')?')
# Roles of runs that are not the document's text but the program's: title block, contents, charts, the parts of 公文.
OWN = {'title', 'contents', 'message', 'label', 'official'}
# What stands outside the structure: running heads, page numbers, the lines over footnotes; and a table's head where it
# goes on to the next page.
FURNITURE = {'head', 'folio', 'official'}


def plain(text):
    """Without white space and object marks; a minus sign is a minus sign."""
    return re.sub(r'[\s\uFFFC]+', '', text).replace('-', '−')


def dump(program, layout, data, stage):
    words = [program, 'build', layout, '--dump=' + stage] + (['--data', data] if data != '-' else [])
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode('utf-8', 'replace').splitlines()


class Block:
    def __init__(self, kind, line):
        self.kind, self.line, self.parts, self.drawn = kind, line, collections.OrderedDict(), set()


def document(lines):
    blocks = []
    for line in lines:
        head, piece = BLOCK.match(line), PIECE.match(line)
        if head:
            blocks.append(Block(head[1] or 'footnote', head[2] or head[3]))
        elif piece and blocks:
            parts = blocks[-1].parts
            parts[piece[1]] = parts.get(piece[1], '') + json.loads(piece[2])
        elif blocks and DRAWN.match(line):
            blocks[-1].drawn.add(DRAWN.match(line)[1])
    return blocks


class Element:
    """Its runs joined, the role of the first, and whether it stands under a chart (what a chart says of itself)."""

    def __init__(self):
        self.role = self.text = self.type = self.alt = ''
        self.of_chart = False


def pages(lines):
    """The elements that hold text, in the order in which they first do; and (role, text, base line) of what stands
    outside them, captions joined."""
    elements, open_ones, loose, empty = collections.OrderedDict(), [], [], {}
    for line in lines:
        run, element = RUN.match(line), ELEMENT.match(line)
        if line.startswith('begin element '):
            open_ones.append(int(line.split()[2]))
        elif line == 'end element':
            open_ones.pop()
        elif run and open_ones:
            e = elements.setdefault(open_ones[-1], Element())
            e.role = e.role or run[1]
            e.text += run[2]
        elif run:
            base = line.split()[3]
            joins = loose and loose[-1][0] == run[1] and loose[-1][2] == base and run[1] == 'caption'
            loose.append((run[1], loose.pop()[1] + run[2] if joins else run[2], base))
        elif element:
            e = elements.get(int(element[1])) or empty.setdefault(int(element[1]), Element())
            e.type, e.alt = element[2], json.loads(element[3] or '""')
    before = Element()
    for e in elements.values():
        follows = before.type == 'Figure' or before.of_chart
        e.of_chart = e.type == 'P' and e.role == 'note' and follows or e.type == 'Caption' and e.text.startswith('图')
        before = e
    return list(elements.values()), loose, list(empty.values())


class Comparison:
    def __init__(self, elements, loose, empty):
        self.free, self.own = collections.defaultdict(list), collections.defaultdict(list)
        self.faults, self.right = [], 0
        self.loose, self.heads = loose, set()
        self.drawn = collections.Counter(plain(e.alt) for e in empty + elements if e.type in ('TD', 'TH') and e.alt)
        for element in elements:
            (self.own if element.role in OWN else self.free)[plain(element.text)].append(element)
        self.captions = {plain(e.text) for e in elements if e.type == 'Caption'}

    def want(self, block, text, where):
        if plain(text) and not self.take_one(plain(text), block.kind in ('heading', 'paragraph', 'message')):
            self.faults.append('第%s行%s不在页上：%s' % (block.line, where, plain(text)[:60]))

    def take_one(self, text, headline=False):
        """Takes an element of just this text; False when none is left. Headlines and heads of annexes are set as titles are."""
        among = self.free if self.free.get(text) else self.own if headline else {}
        if not among.get(text):
            return False
        among[text].pop(0)
        self.right += 1
        return True

    def take_like(self, pattern):
        """The first element left whose text is like this: the match, or None."""
        for text, elements in self.free.items():
            found = re.fullmatch(pattern, text) if elements else None
            if found:
                self.take_one(text)
                return found
        return None

    def table(self, block):
        """Columns first: one of which nothing is on the page must be one that the page may leave out."""
        parts = block.parts
        caption = parts.get('title') and self.take_like(
            r'(?:表\d+)?%s(.*?)(?:单位：%s)?' % (re.escape(plain(parts['title'])), re.escape(plain(parts.get('unit', '')))))
        if parts.get('title') and not caption:
            self.faults.append('第%s行表题不在页上：%s' % (block.line, parts['title']))
        note = self.take_like(r'注：%s(.*)' % re.escape(plain(parts.get('note', '')))) if 'note' in parts else None
        note = note or self.take_like(r'注：(.*均无数据.*)')
        if 'note' in parts and not note:
            self.faults.append('第%s行注不在页上：%s' % (block.line, parts['note'][:60]))
        if 'source' in parts:
            self.want(block, '资料来源：' + parts['source'], '资料来源')
        told = (caption[1] if caption else '') + (note[1] if note else '')
        columns = collections.defaultdict(dict)
        for name, text in parts.items():
            where = name.split()
            if where[0] in ('head', 'cell', 'group') and text not in ('<<', '^^'):
                columns[int(where[-1])][name] = text
        group = None
        for column, cells in sorted(columns.items()):
            own = cells.pop('group %d' % column, None)
            if self.is_left_out(cells, cells.get('head %d' % column, ''), told):
                continue
            if own and own != group:
                self.want(block, own, '表头')
                self.heads.add(plain(own))
            group = own
            for name, text in cells.items():
                self.cell(block, name, text)

    @staticmethod
    def is_left_out(cells, head, told):
        """A column without any figure, which the note names, or of one value, which the caption tells."""
        name = plain(re.sub('（.*）$', '', head))
        below = {plain(text) for name, text in cells.items() if name.startswith('cell')}
        return name and name in told and (below <= {'—', '', '…'} or len(below) == 1 and below.pop() in told)

    def cell(self, block, name, text):
        """A drawing stands for the text of its cell, which is then what it says of itself."""
        if name.startswith('head'):
            self.heads.add(plain(text))
        if name in block.drawn and plain(text):
            self.drawn[plain(text)] -= 1
            if self.drawn[plain(text)] < 0:
                self.faults.append('第%s行表的%s没有画出：%s' % (block.line, name, text))
        else:
            self.want(block, text, '表的' + name)

    def chart(self, block):
        for name, before in (('note', '注：'), ('source', '资料来源：')):
            text = block.parts.get('option ' + name)
            if text:
                self.want(block, before + text, '图的' + name)

    def close(self):
        """What nothing of the document accounts for."""
        for elements in self.free.values():
            for e in elements:
                empty_chart = re.fullmatch('（.*尚无数据）', e.text) and e.role == 'note'
                contents = e.role == 'heading' and plain(e.text) == '目录'
                if e.role not in OWN and e.type != 'Figure' and not e.of_chart and not empty_chart and not contents:
                    self.faults.append('页上多出%s（%s）：%s' % (e.type, e.role, e.text[:60]))
        for role, text, _ in self.loose:
            again = re.sub(r'^续(表\d+)', r'\1', plain(text))
            repeated = again in self.captions if again != plain(text) else any(again in head for head in self.heads)
            if role not in FURNITURE and not repeated:
                self.faults.append('结构之外的文字（%s）：%s' % (role, text[:60]))


def compare(program, layout, data):
    """How many texts are right, and the faults; None for a layout that does not build."""
    status, lines = dump(program, layout, data, 'pages')
    if status:
        return None
    comparison = Comparison(*pages(lines))
    for block in document(dump(program, layout, data, 'document')[1]):
        if block.kind == 'table':
            comparison.table(block)
        elif block.kind == 'chart':
            comparison.chart(block)
        elif 'text' in block.parts:
            comparison.want(block, block.parts.get('marker', '') + block.parts['text'], block.kind)
    comparison.close()
    return comparison.right, comparison.faults


def main(program, only=''):
    program = os.path.abspath(program)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [(pair, pool.submit(compare, program, *pair)) for pair in every_layout.layouts() if only in pair[0]]
        answers = [(pair, job.result()) for pair, job in jobs]
    built = [(pair, answer) for pair, answer in answers if answer]
    bad = [(pair, faults) for pair, (_, faults) in built if faults]
    print(sum(right for _, (right, _) in built), sum(len(faults) for _, faults in bad), len(built))
    for (layout, data), faults in bad:
        print('  %s %s' % (layout, data))
        for fault in faults[:40 if only else 3]:
            print('    ' + fault)
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
