/* Between the files of an import: rows (pv-sheet-import.c), what they name (pv-import-names.c), which record they are
 * (pv-import-identity.c), and what becomes of them (pv-import-result.c). */
#pragma once

#include "exchange/pv-cell-reader.h"
#include "exchange/pv-key-chains.h"
#include "exchange/pv-name-index.h"
#include "exchange/pv-sheet-import.h"

G_BEGIN_DECLS

#define PV_NO_ROW G_MAXUINT

/* New records have temporary ids from here downwards, far from those that pv_edits_add() gives, so that a page may add to the edits. */
#define PV_FIRST_DRAFT_ID (-((PvId) 1 << 40))

/* A record as the sheet leaves it: one that is there, one that a row adds, or one that was only named. */
typedef struct
{
  PvId id;                     /* below 0: new; see pv_import_find_draft() */
  PvId wanted_id;              /* a new one that brings its id along; else PV_NO_ID */
  guint place;                 /* among all drafts, while what hangs on refused ones is sought */
  const PvKindInfo *kind;
  PvRecord *before;            /* borrowed; NULL when new */
  guint row;                   /* that it came from first; PV_NO_ROW when it was only named */
  gboolean touched;            /* a value differs, or it is new */
  gboolean needed;             /* something that goes in refers to it, or is it */
  gboolean refused;
  PvValue *values;             /* as it will be; texts belong to the import */
  guint *set_by;               /* 1 + the row that set each of them */
} PvDraft;

struct _PvSheetImport
{
  gatomicrefcount refs;
  PvModel *model;
  PvSheet *sheet;
  PvMapping *mapping;
  PvSheetImportFlags flags;
  const PvKinds *kinds;
  const PvKindInfo *kind;

  PvCellReader *reader;
  PvNameIndex *names;
  PvAlikeNames *alike;         /* NULL until a new row has a name */
  const GArray *former;        /* PvFormerName, borrowed while rows are read; NULL when not known */
  GStringChunk *texts;
  GPtrArray *owned;            /* pairs of ids that `by_wanted_id` points into */
  GPtrArray *drafts;           /* PvDraft, new ones: id -1 is the first */
  GHashTable *changed;         /* PvId -> PvDraft of records that are there */
  GHashTable *by_wanted_id;    /* PvId of the sheet -> PvId */
  GPtrArray *parts;            /* PvFieldInfo: what is the identity together */
  GPtrArray *alone;            /* PvFieldInfo: what is the identity by itself, a code */
  guint64 masks;               /* a bit a mask of parts: which `keys` are for */
  PvKeyChains *keys;           /* identities, and "field code" of `alone` */
  GArray *mapped;              /* guint: the columns that are not left out */

  GArray *rows;                /* PvSheetRow */
  GArray *changes;             /* PvSheetChange */
  GPtrArray *remarks;
  guint counts[PV_N_ROW_OUTCOMES];
  guint made[256];
  guint filled_in[256];        /* by code of the field: what the sheet did not say */
  gboolean alone_read;
  PvEdits *edits;
};

/* What one row says, read before anything is done about it. */
typedef struct
{
  PvSheetImport *import;
  guint row;
  GArray *sets;                /* PvSet */
  PvId wanted_id;
  PvId alike;                  /* what is there already and is called almost like the new record of the row */
  PvId referred;               /* what the record with that id refers to so far */
  int column;                  /* of what was refused */
  char *reason;                /* owned; set means refused */
  const char *remark;
} PvRowReader;

typedef struct
{
  const PvFieldInfo *field;
  PvLang lang;
  gboolean says_lang;
  guint column;
  PvValue value;
} PvSet;

static inline guint
pv_import_slot_of (const PvSet *set)
{
  return set->field->slot + (set->field->type == PV_TYPE_TRANSLATED ? set->lang - PV_LANG_FIRST : 0);
}

/* pv-sheet-import.c */
PvDraft  *pv_import_new_draft      (PvSheetImport     *import,
                                    const PvKindInfo  *kind,
                                    guint              row);
/* NULL for a record that no row has changed so far. */
PvDraft  *pv_import_find_draft     (const PvSheetImport *import,
                                    PvId               id);
/* Made when there is none. */
PvDraft  *pv_import_draft_of       (PvSheetImport     *import,
                                    PvId               id);
PvValue   pv_import_value          (const PvSheetImport *import,
                                    PvId               id,
                                    guint              slot);
void      pv_import_put            (PvSheetImport     *import,
                                    PvDraft           *draft,
                                    guint              slot,
                                    PvValue            value,
                                    guint              row);
/* Takes @reason. FALSE. */
gboolean  pv_import_refuse         (PvRowReader       *reader,
                                    int                column,
                                    char              *reason);
const char *pv_import_keep         (PvSheetImport     *import,
                                    const char        *text);

/* pv-import-rows.c */
gboolean  pv_import_row_is_empty   (const PvSheetImport *import,
                                    guint              row);
void      pv_import_begin_row      (PvRowReader       *reader,
                                    guint              row);
/* Adds to the rows of the import what this one does. */
void      pv_import_add_row        (PvRowReader       *reader);
/* References to records of the row's own kind, once every row has been read. */
gboolean  pv_import_has_own_references (const PvSheetImport *import);
void      pv_import_add_own_references (PvRowReader   *reader,
                                    PvSheetRow        *row);

/* pv-import-alike.c */
/* By whichever language the row names its record in; "" when it does not. */
const char *pv_import_name_of_row  (const PvRowReader *reader);
/* A record that is there and that a new one may be once more; PV_NO_ID for none. */
PvId      pv_import_find_alike     (PvRowReader       *reader);

/* pv-import-names.c: what the text in @column means for @field, made when it is not there. FALSE when refused. */
gboolean  pv_import_find_reference (PvRowReader       *reader,
                                    const PvFieldInfo *field,
                                    guint              column,
                                    PvId              *id);
void      pv_import_fill_in        (PvSheetImport     *import,
                                    PvDraft           *draft,
                                    const char        *name);

/* pv-import-identity.c */
void      pv_import_init_identity  (PvSheetImport     *import);
void      pv_import_clear_identity (PvSheetImport     *import);
/* How the record of a row was found. */
typedef enum
{
  PV_FOUND_NOT,
  PV_FOUND_BY_ID,              /* or by a code */
  PV_FOUND_BY_NAME,
  PV_FOUND_NEARLY,             /* "Startia Oy" is Startia */
} PvFound;
/* pv-import-alike.c: what a person said of the row comes before what its name may mean. */
void      pv_import_heed_what_was_said (PvRowReader   *reader,
                                    PvId              *id,
                                    PvFound           *found);

/* The record that the sets name: PV_NO_ID for a new one. FALSE when refused: two fit. */
gboolean  pv_import_identify       (PvRowReader       *reader,
                                    PvId              *id,
                                    PvFound           *found);
void      pv_import_note_identity  (PvSheetImport     *import,
                                    PvDraft           *draft);

/* pv-import-result.c */
void      pv_import_finish         (PvSheetImport     *import);

G_END_DECLS
