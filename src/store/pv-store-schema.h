/* The SQL of a format version, made from the table of kinds, and the statements for one kind's rows. */
#pragma once

#include "model/model.h"
#include "store/pv-sql.h"

G_BEGIN_DECLS

#define PV_STORE_APPLICATION_ID 0x504f4c4b /* "POLK" */
/* Of the log's own tables. */
#define PV_STORE_VERSION 1

/* The version that a program with this table of kinds writes: the latest `since` in it, or that of the log. */
guint          pv_store_version_of  (const PvKinds       *kinds);

/* What a column is called in the log: permanent, in every file. */
#define PV_STORE_COL(field, lang) (PV_FIELD_CODE ((field)->field) * 4 + (int) (lang))
#define PV_STORE_COL_DELETED (PV_COMMON_DELETED * 4)

/* One cell of a kind: slot i of its records. */
typedef struct
{
  const PvFieldInfo *field;
  PvLang lang;
  int col;
  gboolean there;              /* FALSE: the file has no such column, and it reads as empty */
  char *column;                /* "name_fi", not quoted */
  char *update;                /* ?1 the id, ?2 the value */
} PvStoreCell;

/* Column 0 of what is selected is the id, 1 is `deleted`, then the cells by slot. */
typedef struct
{
  const PvKindInfo *info;
  PvStoreCell *cells;          /* info->n_slots of them */
  char *load;                  /* all rows that are there, by id */
  char *select;                /* ?1 the id */
  char *select_all;            /* removed ones too */
  char *insert;                /* ?1 the id, ?2 deleted, then the cells */
  char *update_deleted;        /* ?1 the id, ?2 the value */
} PvStoreTable;

typedef struct
{
  const PvKinds *kinds;
  guint version;
  PvStoreTable *by_kind[256];  /* NULL where there is no such kind */
} PvStoreTables;

/* Kinds and fields that came later than @version are left out. (transfer full) */
PvStoreTables *pv_store_tables_new  (const PvKinds       *kinds,
                                     guint                version);
void           pv_store_tables_free (PvStoreTables       *tables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvStoreTables, pv_store_tables_free)

/* For reading a file of another version: what it does not have reads as empty. */
gboolean       pv_store_tables_fit_to (PvStoreTables     *tables,
                                       PvSql             *sql,
                                       GError           **error);

/* Statements, each with a semicolon and a line end; frozen as data/schema/document-N.sql. (transfer full) */
char          *pv_store_schema_sql  (const PvStoreTables *tables);

/* Tables of the log, by name, in the order in which their rows can be inserted; NULL-terminated. */
const char *const *pv_store_log_tables (void);

/* Makes all tables and marks the file as ours. */
gboolean       pv_store_schema_make (PvSql               *sql,
                                     const PvStoreTables *tables,
                                     GError             **error);

/* All of sqlite_schema as one text, for comparing. (transfer full) */
char          *pv_store_schema_read (PvSql               *sql,
                                     GError             **error);

/* While many rows go into the log its index is left out, and made of all of them at once afterwards: the schema is the same then. */
gboolean       pv_store_schema_put_off_index (PvSql       *sql,
                                        GError           **error);
gboolean       pv_store_schema_make_index (PvSql          *sql,
                                        GError           **error);

G_END_DECLS
