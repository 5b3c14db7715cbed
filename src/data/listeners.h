/* Who is told of what while tables are read. */
#ifndef JIANBAO_DATA_LISTENERS_H
#define JIANBAO_DATA_LISTENERS_H

/* Called now and then while a long file is read. */
typedef void (*DatasetProgress)(const char *file, long rows);

/* Told of each column of a table: the sheet, its form, the column's number, heading and meaning, in words. */
typedef void (*DatasetTold)(void *user, const char *sheet, const char *form, int column, const char *heading,
                            const char *meaning);

#endif
