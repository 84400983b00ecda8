/* The command line: one table of commands, one set of options, one way to end. Exit codes are a contract (DESIGN.md §7). */
#pragma once

#include "document/document.h"
#include "exchange/exchange.h"

G_BEGIN_DECLS

enum
{
  PV_EXIT_DONE = 0,
  PV_EXIT_REFUSED = 1,
  PV_EXIT_USAGE = 2,
  PV_EXIT_TO_SETTLE = 3,       /* merged, with something to settle */
};

/* Options a command may take, a bit each. */
typedef enum
{
  PV_CLI_SAMPLE = 1 << 0,
  PV_CLI_FORMAT = 1 << 1,
  PV_CLI_AUDIENCE = 1 << 2,
  PV_CLI_KIND = 1 << 3,
  PV_CLI_DRY_RUN = 1 << 4,
  PV_CLI_OUTPUT = 1 << 5,
  PV_CLI_PATH = 1 << 6,
  PV_CLI_PROCUREMENT = 1 << 7,
  PV_CLI_MUNICIPALITY = 1 << 8,
  PV_CLI_ACTOR = 1 << 9,
  PV_CLI_LANG = 1 << 10,
  PV_CLI_DIAGRAM = 1 << 11,
  PV_CLI_SERVICE = 1 << 12,
  PV_CLI_RECORD = 1 << 20,
  PV_CLI_VERSIONS = 1 << 21,
  PV_CLI_WITH_RAISED = 1 << 13,
  PV_CLI_ERASE = 1 << 22,
  PV_CLI_SHEET = 1 << 23,
  PV_CLI_SKIP_REFUSED = 1 << 24,
  PV_CLI_ON = 1 << 25,
  PV_CLI_AS_OF = 1 << 26,
  PV_CLI_PAGES = 1 << 27,
  PV_CLI_SELECTION = 1 << 28,
  PV_CLI_ARRANGEMENT = 1 << 29,
  PV_CLI_YES = 1 << 30,
  PV_CLI_VIEW = 1 << 14,
} PvCliAllowed;

typedef struct
{
  const PvKinds *kinds;
  char **arguments;            /* behind the command's name */
  guint n_arguments;

  char *author;
  char *sample;
  char *format;
  char *audience;
  char *kind;
  char *output;
  char *path;
  char *procurement;
  char *municipality;
  char *actor;
  char *lang;
  char *diagram;
  char *record;
  char *on;
  char *as_of;
  char *pages;
  char *selection;
  char *arrangement;
  char *view;
  char **services;
  char **sheets;
  gboolean dry_run;
  gboolean skip_refused;
  gboolean erase;
  gboolean versions;
  gboolean with_raised;
  gboolean yes;
  int code;                    /* of a command that did what it should */
} PvCli;

/* FALSE with a PV_ERROR for exit 1, or a G_OPTION_ERROR for exit 2. */
typedef gboolean (*PvCliRun) (PvCli   *cli,
                              GError **error);

typedef struct
{
  const char *name;
  const char *synopsis;        /* what stands behind the name */
  guint least;                 /* arguments */
  guint most;
  PvCliAllowed options;
  PvCliRun run;
} PvCliCommand;

gboolean    pv_cli_new      (PvCli *cli, GError **error);
gboolean    pv_cli_publish  (PvCli *cli, GError **error);
gboolean    pv_cli_recover  (PvCli *cli, GError **error);
/* Takes what this laptop keeps of the document away, once the shared file has all of it. */
gboolean    pv_cli_forget   (PvCli *cli, GError **error);
gboolean    pv_cli_share_in_folder (PvCli *cli, GError **error);
gboolean    pv_cli_copy     (PvCli *cli, GError **error);
gboolean    pv_cli_check    (PvCli *cli, GError **error);
gboolean    pv_cli_list     (PvCli *cli, GError **error);
gboolean    pv_cli_add      (PvCli *cli, GError **error);
gboolean    pv_cli_set      (PvCli *cli, GError **error);
gboolean    pv_cli_remove   (PvCli *cli, GError **error);
gboolean    pv_cli_replace  (PvCli *cli, GError **error);
gboolean    pv_cli_undo     (PvCli *cli, GError **error);
gboolean    pv_cli_redo     (PvCli *cli, GError **error);
gboolean    pv_cli_history  (PvCli *cli, GError **error);
gboolean    pv_cli_version  (PvCli *cli, GError **error);
gboolean    pv_cli_person   (PvCli *cli, GError **error);
gboolean    pv_cli_import   (PvCli *cli, GError **error);
/* Of a list: pv_cli_import() when the file is one. */
gboolean    pv_cli_import_list (PvCli *cli, GError **error);
/* A line of a trial: what a row, an edge or a node would do. Those that stay as they are have none. */
void        pv_cli_print_row (PvRowOutcome  outcome,
                              const char   *place,
                              const char   *title,
                              const char   *words);
gboolean    pv_cli_export   (PvCli *cli, GError **error);
gboolean    pv_cli_report   (PvCli *cli, GError **error);
gboolean    pv_cli_render   (PvCli *cli, GError **error);
gboolean    pv_cli_template (PvCli *cli, GError **error);
gboolean    pv_cli_analyse  (PvCli *cli, GError **error);
gboolean    pv_cli_untranslated (PvCli *cli, GError **error);
gboolean    pv_cli_merge    (PvCli *cli, GError **error);
gboolean    pv_cli_conflicts (PvCli *cli, GError **error);
gboolean    pv_cli_merges   (PvCli *cli, GError **error);
gboolean    pv_cli_take_back (PvCli *cli, GError **error);
gboolean    pv_cli_duplicates (PvCli *cli, GError **error);
gboolean    pv_cli_same     (PvCli *cli, GError **error);
gboolean    pv_cli_different (PvCli *cli, GError **error);
gboolean    pv_cli_bring_back (PvCli *cli, GError **error);
gboolean    pv_cli_somebody_else (PvCli *cli, GError **error);

/* Wrong usage: FALSE with a G_OPTION_ERROR. */
gboolean    pv_cli_misused  (GError       **error,
                             const char    *format,
                             ...) G_GNUC_PRINTF (2, 3);

/* The document at the first argument. */
PvDocument *pv_cli_open     (PvCli         *cli,
                             GError       **error);
/* The one way to end after a change: on this computer's disk and in the shared file, or an error. Takes @document. */
gboolean    pv_cli_close    (PvDocument    *document,
                             GError       **error);

/* The same, and the caller keeps its reference. */
gboolean    pv_cli_share    (PvDocument    *document,
                             GError       **error);

/* What @edits say stands, also where it stood before: whatever somebody else wrote there meanwhile is settled by it. */
gboolean    pv_cli_settle   (PvDocument    *document,
                             const PvEdits *edits,
                             GError       **error);
/* A removed record that somebody went on with stays removed. FALSE without an error when @text is no such record. */
gboolean    pv_cli_stay_removed (PvDocument *document,
                             const char    *text,
                             GError       **error);
/* Options as what they mean. FALSE with a G_OPTION_ERROR for words that are not theirs. */
gboolean    pv_cli_get_audience (PvCli     *cli,
                             PvAudience    *audience,
                             GError       **error);
gboolean    pv_cli_get_lang (PvCli         *cli,
                             PvLang        *lang,
                             GError       **error);
/* What the command is about: the document's records, or with --as-of those that are valid on that day. (transfer full) */
PvModel    *pv_cli_snapshot (PvCli         *cli,
                             PvDocument    *document,
                             GError       **error);
/* A day as files or as people write it; PV_NO_DATE for NULL. @option is what it was given for. */
gboolean    pv_cli_get_date (const char    *option,
                             const char    *word,
                             PvDate        *date,
                             GError       **error);
/* @choices is NULL-terminated, its first the default. -1 for another word. */
int         pv_cli_choose   (const char    *option,
                             const char    *word,
                             const char *const *choices,
                             GError       **error);
/* By its name on the command line; the error lists them all. */
const PvKindInfo *pv_cli_find_kind (PvCli *cli,
                             const char    *word,
                             GError       **error);
/* An id in text that must be a record of @kind (PV_ANY_KIND: any). */
PvRecord   *pv_cli_find     (PvDocument    *document,
                             PvKind         kind,
                             const char    *text,
                             GError       **error);

G_END_DECLS
