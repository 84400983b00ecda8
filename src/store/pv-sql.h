/* One SQLite connection with its prepared statements. Belongs to one thread at a time. */
#pragma once

#include "store/pv-store-error.h"

G_BEGIN_DECLS

typedef struct
{
  sqlite3 *db;
  char *path;                  /* for messages and nothing else */
  GHashTable *statements;      /* SQL -> sqlite3_stmt */
  gint64 deadline;             /* of the gate: monotonic µs */
} PvSql;

/* @flags are SQLITE_OPEN_…; @vfs is NULL but in tests. @shown is the file that messages name. (transfer full) */
PvSql        *pv_sql_open        (const char    *file,
                                  const char    *shown,
                                  int            flags,
                                  const char    *vfs,
                                  GError       **error);
void          pv_sql_close       (PvSql         *sql);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvSql, pv_sql_close)

/* Statements without results, one or several. */
gboolean      pv_sql_run         (PvSql         *sql,
                                  const char    *text,
                                  GError       **error);

/* A statement without values bound, ready to be stepped; kept until the connection is closed. NULL on failure. Borrowed. */
sqlite3_stmt *pv_sql_prepare     (PvSql         *sql,
                                  const char    *text,
                                  GError       **error);

/* TRUE and @row: there is a row, or there is none and the statement is reset. */
gboolean      pv_sql_step        (PvSql         *sql,
                                  sqlite3_stmt  *statement,
                                  gboolean      *row,
                                  GError       **error);

/* Steps a statement that gives no rows, and resets it. */
gboolean      pv_sql_finish      (PvSql         *sql,
                                  sqlite3_stmt  *statement,
                                  GError       **error);

/* The first column of the first row; @fallback when there is no row, or it holds NULL. */
gboolean      pv_sql_get_int     (PvSql         *sql,
                                  const char    *text,
                                  gint64         fallback,
                                  gint64        *value,
                                  GError       **error);

/* Whether the deadline is over: PV_ERROR_TOO_LARGE. */
gboolean      pv_sql_is_late     (PvSql         *sql,
                                  GError       **error);

/* BEGIN IMMEDIATE and COMMIT. After a failed commit the caller reads again: the transaction may be kept. */
gboolean      pv_sql_begin       (PvSql         *sql,
                                  GError       **error);
gboolean      pv_sql_commit      (PvSql         *sql,
                                  GError       **error);
void          pv_sql_rollback    (PvSql         *sql);

G_END_DECLS
