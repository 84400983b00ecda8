/* What exists, as data: the kinds of records, their fields, and the choices a field may hold. The table is immutable once made
 * and may be read from any thread. It is handed on as `const PvKinds *`, so that a test can use a table of its own. */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

/* A kind is its permanent code, a field is its kind << 8 | its permanent code. */
typedef guint8 PvKind;
typedef guint16 PvField;

#define PV_ANY_KIND ((PvKind) 0)
#define PV_NO_FIELD ((PvField) 0)
#define PV_FIELD_KIND(field) ((PvKind) ((field) >> 8))
#define PV_FIELD_CODE(field) ((guint8) ((field) & 0xff))

/* The constants: PV_ACTOR, PV_ACTOR_NAME, PV_CHOICES_ROLE, PV_ROLE_ANSWERS … */
#define PV_COMMON_FIELDS(K)
#define PV_KIND_END(K)
#define PV_FIELD(...)
#define PV_KIND(K, code, ...) PV_##K = code,
enum
{
#include "model/pv-kinds.def"
};
#undef PV_KIND
#undef PV_FIELD
#undef PV_COMMON_FIELDS
#define PV_KIND(...)
#define PV_FIELD(K, F, code, ...) PV_##K##_##F = PV_##K << 8 | code,
#define PV_COMMON_FIELDS(K)                                                                                                    \
  PV_##K##_STANDING = PV_##K << 8 | PV_COMMON_STANDING, PV_##K##_RAISED_ON = PV_##K << 8 | PV_COMMON_RAISED_ON,                \
  PV_##K##_VERIFIED_ON = PV_##K << 8 | PV_COMMON_VERIFIED_ON, PV_##K##_VERIFIED_BY = PV_##K << 8 | PV_COMMON_VERIFIED_BY,

/* The codes of the fields that every kind has; codes from 240 on are theirs. */
enum
{
  PV_COMMON_STANDING = 240,
  PV_COMMON_RAISED_ON = 241,
  PV_COMMON_VERIFIED_ON = 242,
  PV_COMMON_VERIFIED_BY = 243,
  PV_COMMON_DELETED = 255,     /* not a field: the store's cell that says whether the record is there */
};
enum
{
#include "model/pv-kinds.def"
};
#undef PV_KIND
#undef PV_FIELD
#undef PV_COMMON_FIELDS
#undef PV_KIND_END

#define PV_CHOICES(LIST, name) PV_CHOICES_##LIST,
#define PV_CHOICE(...)
#define PV_CHOICES_END(LIST)
typedef enum
{
  PV_CHOICES_NONE,
#include "model/pv-choices.def"
  PV_N_CHOICES
} PvChoices;
#undef PV_CHOICES
#undef PV_CHOICE
#define PV_CHOICES(...)
#define PV_CHOICE(LIST, NAME, code, ...) PV_##LIST##_##NAME = code,
enum
{
#include "model/pv-choices.def"
};
#undef PV_CHOICES
#undef PV_CHOICE
#undef PV_CHOICES_END

/* The lists of data/reference/ that a code may come from. */
typedef enum
{
  PV_CODES_NONE,
  PV_CODES_BUSINESS_ID,        /* no list, a check digit */
  PV_CODES_MUNICIPALITY,       /* three digits */
  PV_CODES_NUTS,
  PV_CODES_CPV,                /* eight digits, without the check digit */
  PV_CODES_PTV_TARGET_GROUP,
  PV_CODES_PTV_SERVICE_CLASS,
  PV_CODES_PTV_LIFE_EVENT,
} PvCodes;

typedef enum
{
  PV_TYPE_TEXT,                /* one text without a language */
  PV_TYPE_TRANSLATED,          /* one text a language: three cells */
  PV_TYPE_CHOICE,              /* the code of one choice */
  PV_TYPE_CHOICES,             /* a bit a choice: 1 << code */
  PV_TYPE_DATE,                /* a PvDate */
  PV_TYPE_NUMBER,              /* thousandths */
  PV_TYPE_MONEY,               /* cents of a euro */
  PV_TYPE_YES_NO,              /* 1, or 0 */
  PV_TYPE_REFERENCE,           /* a PvId */
  PV_TYPE_CODE,                /* a text from a PvCodes list */
  PV_TYPE_PERSONAL,            /* words about a person: kept outside the log, never beyond `internal` */
  PV_TYPE_ORDER,               /* an order key, base/pv-order-key.h */
  PV_TYPE_PLACE,               /* x and y in quarter model pixels, PV_PLACE() */
} PvType;

typedef enum
{
  PV_ON_REMOVE_NONE,
  PV_ON_REMOVE_TAKE,           /* the referring record goes too */
  PV_ON_REMOVE_CLEAR,          /* the cell becomes empty */
  PV_ON_REMOVE_REFUSE,         /* the removal is refused while this refers */
} PvOnRemove;

/* From the widest to the narrowest: PV_AUDIENCE_PUBLIC, PV_AUDIENCE_PARTNERS, PV_AUDIENCE_INTERNAL of the choice list. */
typedef guint PvAudience;

/* The groups of a form, in the order they stand in. */
typedef enum
{
  PV_GROUP_BASICS,
  PV_GROUP_DETAILS,
  PV_GROUP_DUTY,
  PV_GROUP_CODES,
  PV_GROUP_VALIDITY,
  PV_GROUP_STANDING,
  PV_GROUP_HIDDEN,             /* not in a form: an order, a place */
  PV_N_GROUPS
} PvGroup;

/* The pages of the window on which a kind has its table. */
typedef enum
{
  PV_PAGE_NONE,
  PV_PAGE_NETWORK,
  PV_PAGE_PATHS,
  PV_PAGE_SERVICES,
  PV_PAGE_EXPERIENCE,
  PV_PAGE_PROCUREMENT,
  PV_PAGE_FOLLOW_UP,
} PvPage;

typedef enum
{
  PV_FIELD_REQUIRED = 1 << 0,
  PV_FIELD_LONG = 1 << 1,
  PV_FIELD_COLUMN = 1 << 2,
} PvFieldFlags;

/* Longest text a cell may hold, in bytes. */
#define PV_TEXT_MAX (64 * 1024)

/* A kind may have this many cells. */
#define PV_MAX_SLOTS 64

typedef struct
{
  PvField field;
  guint since;
  const char *column;          /* "core_task": SQL without the language, command line, sheets */
  const char *element;         /* "core-task": XML */
  PvType type;
  guint of;                    /* a PvChoices, a PvKind or a PvCodes, as the type says */
  PvOnRemove on_remove;
  PvGroup group;
  PvFieldFlags flags;
  PvAudience audience;         /* never wider than the kind's */
  const char *label;           /* untranslated; show it through pv_field_label() */
  guint slot;                  /* first of its cells in a record; set by the table */
} PvFieldInfo;

typedef struct
{
  PvKind kind;
  guint since;
  const char *table;           /* "target_group" */
  const char *element;         /* "target-group" */
  const char *container;       /* "target-groups", the element around all of them */
  PvPage page;
  PvAudience audience;
  const char *title;           /* "{actor} · {step}" */
  const char *identity;        /* "step,actor,role" */
  const char *label;           /* untranslated, as are all below */
  const char *plural;
  const char *added;           /* "Actor added: %s" */
  const char *changed;
  const char *removed;
  const PvFieldInfo *fields;   /* in form and file order, the common ones last */
  guint n_fields;
  guint n_slots;
  const PvFieldInfo *order;    /* the order key, or NULL */
} PvKindInfo;

typedef struct
{
  guint code;
  const char *nick;            /* in files */
  const char *label;           /* untranslated */
} PvChoiceInfo;

typedef struct _PvKinds PvKinds;

/* The table of pv-kinds.def. Static. */
const PvKinds      *pv_kinds_default       (void);

/* A copy of @kinds with @n_extra fields more, each at the end of its kind's own fields. For tests: proves that a field is one
 * line. The strings of @extra are not copied. (transfer full) */
PvKinds            *pv_kinds_copy_with     (const PvKinds     *kinds,
                                            const PvFieldInfo *extra,
                                            guint              n_extra);
/* A copy with those kinds alone, without the references that lead to others. For tests that need few tables. (transfer full) */
PvKinds            *pv_kinds_copy_few      (const PvKinds     *kinds,
                                            const PvKind      *few,
                                            guint              n_few);
void                pv_kinds_free          (PvKinds           *kinds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvKinds, pv_kinds_free)

/* All kinds in table order. */
const PvKindInfo   *pv_kinds_list          (const PvKinds     *kinds,
                                            guint             *n_kinds);
/* NULL when the table has no such kind or field. */
const PvKindInfo   *pv_kinds_kind          (const PvKinds     *kinds,
                                            PvKind             kind);
const PvKindInfo   *pv_kinds_find          (const PvKinds     *kinds,
                                            const char        *table_or_element);
const PvFieldInfo  *pv_kinds_field         (const PvKinds     *kinds,
                                            PvField            field);
const PvFieldInfo  *pv_kind_find           (const PvKindInfo  *kind,
                                            const char        *column_or_element);
/* The common fields: the field of this kind with that PV_COMMON_… code. */
const PvFieldInfo  *pv_kind_common         (const PvKindInfo  *kind,
                                            guint              common_code);

/* Cells a field has: 3 when translated, else 1. The cell of @lang is at slot + lang - 1, of PV_LANG_NONE at slot. */
guint               pv_field_n_cells       (const PvFieldInfo *field);
gboolean            pv_field_is_text       (const PvFieldInfo *field);

/* Translated by gettext. */
const char         *pv_kind_label          (const PvKindInfo  *kind);
const char         *pv_kind_plural         (const PvKindInfo  *kind);
const char         *pv_field_label         (const PvFieldInfo *field);
const char         *pv_group_label         (PvGroup            group);

/* Choices. The list ends before *n; code 0 does not exist. */
const PvChoiceInfo *pv_choices_list        (PvChoices          choices,
                                            guint             *n);
/* NULL when there is no such code or nick. */
const PvChoiceInfo *pv_choices_find        (PvChoices          choices,
                                            guint              code);
const PvChoiceInfo *pv_choices_find_nick   (PvChoices          choices,
                                            const char        *nick);
const char         *pv_choices_name        (PvChoices          choices);
/* The interface's language; "" for an unknown code. */
const char         *pv_choice_label        (PvChoices          choices,
                                            guint              code);
/* The content's language, whatever the interface's is: for diagrams and reports. Static or interned. */
const char         *pv_choice_label_in     (PvChoices          choices,
                                            guint              code,
                                            PvLang             lang);

/* Places: quarter pixels, each axis within ± 2^29. */
#define PV_PLACE(x, y) ((gint64) (((guint64) (guint32) (gint32) (x)) << 32 | (guint32) (gint32) (y)))
#define PV_PLACE_X(place) ((gint32) (guint32) ((guint64) (place) >> 32))
#define PV_PLACE_Y(place) ((gint32) (guint32) ((guint64) (place) & 0xffffffff))

G_END_DECLS
