"""analyze.py DATA OUTPUT: figures of `analyze --period 2025-06 --format csv` against a computation of their own
from the same CSV files, to 1e-10."""
import csv
import glob
import os
import re
import sys

data, output = sys.argv[1:]
levels, growths = {}, {}
for path in sorted(glob.glob(os.path.join(data, 'observations', '*.csv'))):
    with open(path, encoding='utf-8') as text:
        for row in csv.DictReader(text):
            if '期间' in row:
                found = re.match(r'(\d{4})(?:-|年)(?:(\d+)(?:/|月)?)(\d+)?', row['期间'])
                year, first, last = int(found[1]), int(found[2]), int(found[3] or found[2])
                key = (row['地区'], row['指标'], year, first if found[3] else last, last)
                if row['数值']:
                    levels[key] = float(row['数值'])
                if row['同比']:
                    growths[key] = float(row['同比'])
            else:
                month = int(re.search(r'年(\d+)月', os.path.basename(path))[1])
                for prefix, first in (('本月', month), ('累计', 1)):
                    key = (row['地区'], row['指标'], 2025, first, month)
                    if row[prefix]:
                        levels[key] = float(row[prefix])
                    if row[prefix + '同比']:
                        growths[key] = float(row[prefix + '同比'])

checked = faults = 0
with open(output, encoding='utf-8') as text:
    for row in csv.DictReader(text):
        first = 1 if '/' in row['period'] else 6
        key = (row['region'], row['indicator'], 2025, first, 6)
        before = (row['region'], row['indicator'], 2024, first, 6)
        if row['measure'] == 'level' and key in levels:
            wanted = levels[key]
        elif row['measure'] == 'yoy_published' and key in growths:
            wanted = growths[key]
        elif row['measure'] == 'yoy' and row['unit'] == '%' and key in levels and before in levels:
            wanted = (levels[key] / levels[before] - 1) * 100
        else:
            continue
        checked += 1
        if not row['value'] or abs(float(row['value']) - wanted) > 1e-10 * max(1, abs(wanted)):
            faults += 1
            print('%(region)s %(indicator)s %(period)s %(measure)s %(value)s' % row, wanted)
print('核对%d个数，不符%d个' % (checked, faults))
sys.exit(bool(faults) or checked < 100)
