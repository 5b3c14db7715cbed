/* The commands: one file each, one row each in main.c's table. */
#ifndef JIANBAO_CLI_COMMAND_H
#define JIANBAO_CLI_COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/limits.h"
#include "data/dataset.h"

enum { EXIT_DONE = 0, EXIT_FAULTS = 1, EXIT_USAGE = 2, EXIT_MACHINE = 3 };

/* What the command line said. Lists are NULL-terminated; texts point into argv. */
typedef struct {
    const char *data, *period, *region, *output, *format;
    const char **indicators, **settings, **operands, **limits, **allowed;
    char **found; /* the files of operands that were names of layouts: owned, NULL-terminated, or NULL */
    const char *dump, *for_each, *jobs, *shard;
    bool json, no_archive, no_trace, strict, all, fill;
} Options;

typedef struct {
    const char *name, *summary, *usage;
    const char *options; /* letters of the options it takes: see options.c; V: its operands are layouts, and a
                            bare name stands for an own or an installed one */
    int (*run)(const Options *options);
} Command;

/* Reads argv[2..]. Returns false after reporting a usage error on standard error. */
bool options_parse(const Command *command, int argc, char **argv, Options *options);
void options_free(Options *options);

/* Puts the files in place of operands that are bare names of layouts (yuebao): the file of that name in the
 * current folder or its layouts/, then the installed one. False after a usage error that names the nearest.
 * (layouts.c) */
bool options_find_layouts(Options *options);

/* The limits after --limit; false after a usage error. */
bool options_limits(const Options *options, Limits *limits);

/* The data folder that --data names, or `data` or the current folder by default. */
const char *options_data_folder(const Options *options);

/* Loads the data folder, with a progress line when standard error is a terminal. */
Dataset *options_load(const Options *options, Diagnostics *diags);

/* Reads --period into *period (unset: the dataset's latest). False after reporting to `diags`. */
bool options_period(const Options *options, const Dataset *dataset, Period *period, PeriodNotation *notation);

/* --region as a number, or `otherwise` when it is not given; -2 after reporting. */
int options_region(const Options *options, const Dataset *dataset, int otherwise);

/* Builds the report that the options ask for and prints what was reported; returns the exit status. (build.c)
 */
int build_report(const Options *options, const char *output);

/* The layout's name with .pdf, in the current folder: new text. */
char *default_output(const char *layout);

/* Prints diagnostics to standard error (or JSON lines to standard output with --json). */
void print_diagnostics(const Diagnostics *diags, const Options *options);

/* Ends a command that wrote to standard output: prints and frees what was reported; returns the exit status.
 */
int end_command(Diagnostics *diags, const Options *options);

/* A usage error in one line on standard error; returns EXIT_USAGE. */
int usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

extern const Command command_batch, command_build, command_new, command_watch, command_check, command_analyze,
    command_eval, command_fonts, command_help, command_import, command_layouts, command_trace, command_verify;

/* All commands, NULL-terminated. */
extern const Command *const commands[];

#endif
