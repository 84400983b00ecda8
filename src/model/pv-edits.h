/* Edits: what somebody wants done, as a list, not yet checked and not yet done. A form, the canvas and an import all make one;
 * pv_plan_new() checks it against a model, a document carries it out as one change with one label and one undo.
 *
 * Records that do not exist yet have temporary ids, below 0, good for this list alone; the plan gives them real ones. */
#pragma once

#include "model/pv-record.h"
#include "model/pv-verb.h"

G_BEGIN_DECLS

typedef enum
{
  PV_EDIT_ADD,
  PV_EDIT_SET,
  PV_EDIT_REMOVE,
} PvEditKind;

typedef struct
{
  PvEditKind what;
  PvKind kind;                 /* ADD */
  PvId id;
  PvField field;               /* SET */
  PvLang lang;
  PvValueKind value;
  gint64 integer;
  char *text;
} PvEdit;

typedef struct _PvEdits PvEdits;

/* @subject is what the label names: PV_NO_ID takes the first record the list touches. (transfer full) */
PvEdits      *pv_edits_new           (PvVerb         verb);
void          pv_edits_free          (PvEdits       *edits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvEdits, pv_edits_free)

PvVerb        pv_edits_get_verb      (const PvEdits *edits);
void          pv_edits_set_verb      (PvEdits       *edits,
                                      PvVerb         verb);
void          pv_edits_set_subject   (PvEdits       *edits,
                                      PvId           subject);
PvId          pv_edits_get_subject   (const PvEdits *edits);

/* Edits with the same step, not 0, are one undo and one line of history: one visit to a field, one burst of nudges. */
void          pv_edits_set_step      (PvEdits       *edits,
                                      guint64        step);
guint64       pv_edits_get_step      (const PvEdits *edits);

/* A new record; returns its temporary id. */
PvId          pv_edits_add           (PvEdits       *edits,
                                      PvKind         kind);
/* A new record that brings its id along, as an import into an empty document does. */
void          pv_edits_add_with_id   (PvEdits       *edits,
                                      PvKind         kind,
                                      PvId           id);
/* NULL or "" empties the cell. @lang is PV_LANG_NONE for fields that are not translated. */
void          pv_edits_set_text      (PvEdits       *edits,
                                      PvId           id,
                                      PvField        field,
                                      PvLang         lang,
                                      const char    *text);
/* Choices, dates, numbers, places, yes and no. */
void          pv_edits_set_int       (PvEdits       *edits,
                                      PvId           id,
                                      PvField        field,
                                      gint64         value);
/* PV_NO_ID empties the cell. */
void          pv_edits_set_reference (PvEdits       *edits,
                                      PvId           id,
                                      PvField        field,
                                      PvId           referred);
void          pv_edits_clear         (PvEdits       *edits,
                                      PvId           id,
                                      PvField        field,
                                      PvLang         lang);
void          pv_edits_set_value     (PvEdits       *edits,
                                      PvId           id,
                                      PvField        field,
                                      PvLang         lang,
                                      PvValue        value);
void          pv_edits_remove        (PvEdits       *edits,
                                      PvId           id);

guint         pv_edits_get_n         (const PvEdits *edits);
const PvEdit *pv_edits_get           (const PvEdits *edits,
                                      guint          index);

G_END_DECLS
