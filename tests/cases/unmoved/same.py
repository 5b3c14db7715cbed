"""same.py BEFORE AFTER: two outputs of `analyze --format csv`. Every row of the first stands in the second with the same
value, status and note; numbers may differ where binary fractions of another unit do. Prints what does not hold."""
import csv
import sys


def rows(path):
    with open(path, encoding='utf-8') as text:
        return {tuple(r[k] for k in ('period', 'region', 'indicator', 'scope', 'measure')):
                (r['value'], r['unit'], r['status'], r['note']) for r in csv.DictReader(text)}


def near(x, y):
    return x == y or x and y and abs(float(x) - float(y)) <= 1e-6 * max(1, abs(float(x)))


before, after = rows(sys.argv[1]), rows(sys.argv[2])
faults = ['%s：%s → %s' % (' '.join(key), value, after.get(key)) for key, value in before.items()
          if key not in after or not near(value[0], after[key][0]) or value[1:] != after[key][1:]]
print('\n'.join(faults[:10]))
sys.exit(bool(faults) or not before)
