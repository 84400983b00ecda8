/* People and organisations change: everything that hangs on a record, and what becomes of it when another one takes the record's
 * place on a day. Pure, and by the table of kinds alone: what belongs to the record and has dates of its own ends and begins anew
 * with the successor, what merely names it names the successor, what tells of the past stays. */
#pragma once

#include "model/pv-edits.h"
#include "model/pv-model.h"

G_BEGIN_DECLS

typedef enum
{
  PV_PASS_STAYS,               /* as it is */
  PV_PASS_LEAD,                /* names the successor from now on */
  PV_PASS_RENEW,               /* ends on the last day; the same begins with the successor */
  PV_PASS_END,                 /* ends on the last day; nothing begins */
} PvPass;

/* Why something stays or only ends, or is not proposed. */
typedef enum
{
  PV_STAYS_NOT,                /* it passes on */
  PV_STAYS_ALONE,              /* there is no successor */
  PV_STAYS_PAST,               /* it tells of what was, or of the record itself */
  PV_STAYS_OVER,               /* it was over before */
  PV_STAYS_DOUBLE,             /* the successor has the same already */
  PV_STAYS_ITSELF,             /* it would lead from the successor to itself */
} PvStays;

/* One reference to the record. */
typedef struct
{
  PvId id;                     /* the record that refers */
  PvField field;               /* by which of its fields */
  PvDate from;                 /* its own first and last day, where it has some */
  PvDate to;
  PvPass pass;
  PvStays why;
  gboolean chosen;             /* proposed; may be changed unless `pass` is PV_PASS_STAYS */
} PvHanging;

/* As a successor: a new record, which the edits make. */
#define PV_SUCCESSOR_NEW ((PvId) -1)

typedef struct
{
  PvField field;
  PvLang lang;
  const char *text;
} PvSuccessorText;

typedef struct
{
  PvId old;
  PvId successor;              /* PV_NO_ID: nobody */
  PvDate on;                   /* the successor's first day; PV_NO_DATE: nothing ends, all is led over */
  PvDate today;
  gboolean end_old;            /* the old one gets its last day and its successor */
  const PvSuccessorText *texts; /* of a new one; the rest it has from the old one */
  guint n_texts;

  /* For actors: the transfer that is recorded. */
  gboolean transfer;
  gint64 transferred;          /* bits of PV_TRANSFERRED_…; 0: none said */
  gint64 customers;            /* thousandths; 0: none said */
  gint64 staff;
  const char *how_told;
  PvLang lang;                 /* of how_told */
} PvSuccession;

/* Everything that hangs on succession->old, by field and id; what only places it in a view or compares it is left out, and so is
 * whom it verified (pv_succession_count_verified()). (transfer full) (element-type PvHanging) */
GArray  *pv_succession_hanging        (const PvModel      *model,
                                       const PvSuccession *succession);

/* The records that it verified: they stay as they are. */
guint    pv_succession_count_verified (const PvModel      *model,
                                       PvId                id);

/* One change. @hanging as above, with what is `chosen`. PV_ERROR_REFUSED when the successor is of another kind or the record
 * itself. (transfer full) */
PvEdits *pv_succession_edits          (const PvModel      *model,
                                       const PvSuccession *succession,
                                       const GArray       *hanging,
                                       GError            **error);

/* What becomes of it, and why it does not pass on: "Ends: the successor has the same already". Translated. (transfer full) */
char    *pv_succession_words          (const PvHanging    *hanging);

/* The first day that is proposed for a successor: after the last day that is known, else @today. */
PvDate   pv_succession_first_day      (const PvRecord     *old,
                                       PvDate              today);

/* The reference of @kind to who comes after, or NULL for kinds that have none. */
const PvFieldInfo *pv_succession_field (const PvKindInfo  *kind);

G_END_DECLS
