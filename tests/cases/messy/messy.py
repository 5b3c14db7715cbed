"""messy.py PROGRAM FOLDER: files as data staff send them. The first line of a case names what must happen:
  # ok 地区 指标 期间 数值      accepted, and analyze gives this level
  # error LINE:COLUMN ...        refused, with errors at exactly these lines (columns 0: anywhere)
The rest, after unescaping \\xNN, is the file."""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile

program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
base = os.path.join(folder, '..', '..', 'data')
faults = 0


def run(args):
    done = subprocess.run([program] + args, capture_output=True, timeout=30)
    return done.returncode, done.stdout.decode('utf-8'), done.stderr.decode('utf-8')


def judge(name, wanted, content):
    work = tempfile.mkdtemp()
    try:
        os.mkdir(work + '/observations')
        for table in ('indicators.csv', 'regions.csv'):
            shutil.copy(os.path.join(base, table), work)
        with open(work + '/observations/case.csv', 'wb') as out:
            out.write(content)
        status, _, messages = run(['check', '--data', work])
        if wanted[0] == 'ok':
            if status:
                return '没有接受：' + messages[:200]
            region, indicator, period, value = wanted[1:5]
            _, table, _ = run(['analyze', '--data', work, '--period', period, '--format', 'csv'])
            got = [r['value'] for r in csv.DictReader(io.StringIO(table))
                   if (r['region'], r['indicator'], r['period'], r['measure']) == (region, indicator, period, 'level')]
            return '' if got and abs(float(got[0]) - float(value)) <= 1e-12 * max(1, abs(float(value))) else '应为%s，得%s' % (value, got)
        places = [tuple(map(int, p)) for p in re.findall(r'case\.csv:(\d+):(\d+): 错误', messages)]
        want = [tuple(map(int, w.split(':'))) for w in wanted[1:]]
        missing = [w for w in want if not any(p[0] == w[0] and w[1] in (0, p[1]) for p in places)]
        extra = [p for p in places if p[0] not in {w[0] for w in want}]
        return '' if status == 1 and not missing and not extra else '退出%d，缺%s，多%s' % (status, missing, extra)
    finally:
        shutil.rmtree(work)


cases = sorted(os.listdir(folder))
for name in cases:
    with open(os.path.join(folder, name), 'rb') as text:
        head, body = text.read().split(b'\n', 1)
    body = re.sub(rb'\\x([0-9A-F]{2})', lambda m: bytes([int(m[1], 16)]), body)
    reason = judge(name, head.decode('utf-8').lstrip('# ').split(), body)
    if reason:
        faults += 1
        print(name, reason)
print('%d个文件，不符%d个' % (len(cases), faults))
sys.exit(bool(faults) or not cases)
