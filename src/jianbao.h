/* libjianbao: figures and briefings of a statistics office's data folder, from a program of your own.
 *
 *     Jianbao *j = jianbao_open("data");
 *     char *text = jianbao_eval(j, "地区生产总值.累计同比", "2025-06", NULL);
 *     jianbao_build(j, "layouts/yuebao.md", "月报.pdf", "2025-06", NULL, NULL);
 *     for (int i = 0; i < jianbao_message_count(j); i++) …
 *     jianbao_close(j);
 *
 * Compile with `pkg-config --cflags --libs jianbao`. Every function does what the command of its name does,
 * with the same rules and the same Chinese messages; the messages of a call stand in the handle until the
 * next one. Texts are UTF-8. A function that takes `period` or `region` takes NULL for the command's default.
 *
 * A handle serves one thread at a time, and only one handle of a process may be in a call. Calls neither
 * change the caller's locale nor print anything; when memory runs out they abort, as GLib does. Only names
 * that begin with jianbao are exported. */
#ifndef JIANBAO_H
#define JIANBAO_H

#ifdef __cplusplus
extern "C" {
#endif

/* Raised when something here changes in such a way that a program must change with it. New functions, and new
 * members at the end of a struct that the library fills in, do not raise it. */
#define JIANBAO_API 1

/* The version of the library that was linked, “0.1.0”, and its JIANBAO_API. Static text. */
const char *jianbao_version(void);
int jianbao_api(void);

/* The folder with the library's fonts, layouts and styles, where it is not the one that `make install` filled
 * (PREFIX/share/jianbao) nor that of the environment variable JIANBAO_SHARE. NULL: as before. */
void jianbao_set_share(const char *folder);

/* The outcome of a call: the program's exit statuses. With any but JIANBAO_DONE nothing was written. */
typedef enum {
    JIANBAO_DONE = 0,
    JIANBAO_FAULTS = 1, /* the data or the layout have errors: see the messages */
    JIANBAO_USAGE = 2,  /* an argument is wrong: a period that cannot be read, a region that is not there */
    JIANBAO_MACHINE = 3 /* reading, writing or fonts failed */
} JianbaoStatus;

/* ---- a data folder ---- */

typedef struct Jianbao Jianbao;

/* Reads a data folder (NULL: no data) and checks it. Never NULL; whether there were errors says
 * jianbao_status. The caller closes it. */
Jianbao *jianbao_open(const char *folder);
void jianbao_close(Jianbao *jianbao); /* NULL is allowed */

/* The outcome of the last call with this handle, jianbao_open included. */
JianbaoStatus jianbao_status(const Jianbao *jianbao);

/* ---- messages ---- */

typedef enum { JIANBAO_NOTE, JIANBAO_WARNING, JIANBAO_ERROR } JianbaoSeverity;

typedef struct {
    JianbaoSeverity severity;
    const char *code; /* DATA-03, …: `jianbao help CODE` explains it */
    const char *file; /* NULL: the call itself */
    int line, column; /* from 1, 0 where unknown; of a CSV the record's line and the field's number */
    const char *text; /* what was found and what to do, in Chinese */
    int acknowledged; /* not 0: the folder's known.csv says that it was looked into */
} JianbaoMessage;

/* The messages of the data folder, and behind them those of the last call. False (0) when there is no such
 * one. Texts live until the next call with the handle. */
int jianbao_message_count(const Jianbao *jianbao);
int jianbao_message(const Jianbao *jianbao, int index, JianbaoMessage *out);

/* ---- figures ---- */

/* One expression of layouts (地区生产总值.累计同比): the text that a report would print, which the caller
 * gives back to jianbao_text_free. NULL when it cannot be printed: the messages say why. */
char *jianbao_eval(Jianbao *jianbao, const char *expression, const char *period, const char *region);
void jianbao_text_free(char *text);

/* A cell of the data folder. */
typedef struct {
    const char *file;
    int line, column;
} JianbaoCell;

/* One row of `jianbao analyze --format csv`: unrounded, unlike what reports print. */
typedef struct {
    const char *period, *region, *indicator;
    const char *scope;   /* 当期 or 累计, "" for rates, indices, shares, ranks and stocks */
    const char *measure; /* level, yoy, …: `jianbao help figures` */
    int known;           /* 0: there is no such figure, `note` says why and `value` is 0 */
    double value;
    const char *unit;
    const char *status; /* of the year's target: 已完成 …; "" where none applies */
    const char *note;
    int cell_count; /* the cells that the figure rests on, each as often as it is used */
    const JianbaoCell *cells;
} JianbaoRow;

typedef struct JianbaoRows JianbaoRows;

/* Every measure of the period (NULL: the latest), of one region or of all (NULL), of one indicator or of all
 * (NULL). NULL after errors. The caller frees it; it does not need the handle any more. */
JianbaoRows *jianbao_analyze(Jianbao *jianbao, const char *period, const char *region, const char *indicator);
void jianbao_rows_free(JianbaoRows *rows); /* NULL is allowed */
int jianbao_row_count(const JianbaoRows *rows);

/* NULL when there is no such row. */
const JianbaoRow *jianbao_row(const JianbaoRows *rows, int index);

/* ---- reports ---- */

/* Sets a layout and writes it: `output` ends in .pdf, .svg or .png (one file a page for the latter two).
 * `settings` are KEY=VALUE texts of the layout's front matter, ended by NULL; or NULL. The file appears whole
 * or not at all. */
JianbaoStatus jianbao_build(Jianbao *jianbao, const char *layout, const char *output, const char *period,
                            const char *region, const char *const *settings);

#ifdef __cplusplus
}
#endif

#endif
