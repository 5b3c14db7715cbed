"""make.py FOLDER: a data folder whose tables are workbooks, written by openpyxl the way offices write them; and beside it,
FOLDER-csv, the same figures as CSV."""
import datetime
import os
import sys

import openpyxl

folder = sys.argv[1]
MONTHS = [('2025-05', 110.5, 4.6, 583.9, 4.8), ('2025-06', 118.2, 5.1, 702.1, 4.9)]
RETURN = '指标,单位,本月,本月同比,累计,累计同比\n'


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def save(book, name):
    os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
    book.save(os.path.join(folder, name))


def monthly(month, value, growth, total, total_growth):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '快报'
    year, number = month.split('-')
    sheet['A1'] = '示例市%s年%d月主要经济指标' % (year, int(number))
    sheet['F2'] = '单位：亿元'
    for row, cells in ((3, ('指标', '单位', '本月', None, '累计', None)), (4, (None, None, '绝对量', '同比(%)', '绝对量', '同比(%)'))):
        for column, text in enumerate(cells, 1):
            sheet.cell(row, column, text)
    for area in ('A1:F1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:F3'):
        sheet.merge_cells(area)
    sheet.append(['一、社会消费品零售总额', '亿元', value, growth, total, total_growth])
    sheet['E5'].number_format = '#,##0.0'
    sheet.append(['不用的一行', '亿元', 999, 999, 999, 999])
    sheet.row_dimensions[6].hidden = True
    sheet.append(['注：1.快报数。'])
    sheet.merge_cells('A7:F7')
    hidden = book.create_sheet('底稿')
    hidden.append(['期间', '指标', '数值'])
    hidden.sheet_state = 'hidden'
    book.create_sheet('说明', 0)['A1'] = '本表由市统计局提供'
    return book


def faults():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '数'
    sheet.append(['期间', '指标', '口径', '数值', '同比'])
    sheet.append([datetime.date(2025, 4, 1), 'A', '当期', '105.3', 0.051])
    sheet['A2'].number_format = 'yyyy"年"m"月"'
    sheet['E2'].number_format = '0.0%'
    sheet.append([datetime.date(2025, 1, 6), 'A', '累计', 1, 1])
    sheet['A3'].number_format = 'm"月"d"日"'
    sheet.append(['2025-03', 'A', '当期', '=SUM(1,2)', 1])
    sheet.append(['2025-02', 'A', '当期', '#REF!', 1])
    return book


def dictionary():
    book = openpyxl.Workbook()
    for row in (['指标编码', '指标名称', '单位', '类型', '方向'], ['A', '社会消费品零售总额', '亿元', '流量', '越大越好']):
        book.active.append(row)
    return book


REGIONS = '地区名称,上级地区\n示例市,\n'
save(dictionary(), 'indicators.xlsx')
write(folder + '/regions.csv', REGIONS)
for row in MONTHS:
    save(monthly(*row), 'observations/%s.xlsx' % row[0])
write(folder + '-csv/indicators.csv', '指标编码,指标名称,单位,类型,方向\nA,社会消费品零售总额,亿元,流量,越大越好\n')
write(folder + '-csv/regions.csv', REGIONS)
for month, *figures in MONTHS:
    write('%s-csv/observations/%s.csv' % (folder, month), RETURN + '社会消费品零售总额,亿元,%s\n' % ','.join(map(str, figures)))
faults().save(folder + '-faults.xlsx')
