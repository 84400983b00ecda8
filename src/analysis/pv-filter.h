/* What of the network is looked at: conditions that all hold, each on one thing that an actor or a link has. Data, no code of a window:
 * a view keeps it as text, a picture is made with it, a card shows it. A condition that this program does not know is kept and does
 * nothing. Any thread; a filter is changed on one. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef enum
{
  PV_CONDITION_UNKNOWN,        /* from a newer program */
  PV_CONDITION_FIELD,          /* any field of an actor or a link, by the table of kinds */
  PV_CONDITION_SECTOR,
  PV_CONDITION_SERVES,         /* a target group: by a task on its path, a service for it, or membership in a network for it */
  PV_CONDITION_MEMBER,         /* of a network or group */
  PV_CONDITION_PATH,           /* has a task on a path */
  PV_CONDITION_LANGUAGE,       /* what is translated, or what is missing */
  PV_CONDITION_LINKED,         /* has a link that the conditions on links let through */
  PV_CONDITION_VALID_ON,       /* a date; holds for links too */
} PvConditionWhat;

/* Values as text, as they stand in a file. Of a choice its nick, of a reference an id, of a date its year, of PV_CONDITION_VALID_ON an
 * ISO date; and of any field those below. */
#define PV_VALUE_NOTHING "-"           /* the field is empty */
#define PV_VALUE_SOMETHING "+"         /* it is not */
#define PV_VALUE_TODAY "today"         /* of PV_CONDITION_VALID_ON */
#define PV_VALUE_WORDS_MARK '~'        /* a text in any language has the words that follow, folded */

typedef struct
{
  char *key;                   /* "actor.area", "relation.state", "serves" */
  PvConditionWhat what;
  const PvFieldInfo *field;    /* of a FIELD; borrowed from the table of kinds */
  char **values;               /* one of them is enough; at least one */
} PvCondition;

typedef struct _PvFilter PvFilter;

/* No condition, and the rest is hidden. @kinds must outlive it. (transfer full) */
PvFilter          *pv_filter_new       (const PvKinds     *kinds);
PvFilter          *pv_filter_copy      (const PvFilter    *filter);
void               pv_filter_free      (PvFilter          *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvFilter, pv_filter_free)
gboolean           pv_filter_equal     (const PvFilter    *a,
                                        const PvFilter    *b);

/* One line without spaces, semicolons or line breaks; "" for no condition. (transfer full) */
char              *pv_filter_to_text   (const PvFilter    *filter);
/* Whatever of @text makes no sense is left out, what is not known is kept. NULL is no condition. (transfer full) */
PvFilter          *pv_filter_from_text (const PvKinds     *kinds,
                                        const char        *text);

/* In the order in which they came; those not known, too. */
guint              pv_filter_get_n     (const PvFilter    *filter);
const PvCondition *pv_filter_get       (const PvFilter    *filter,
                                        guint              index);
/* NULL when it has none by that key. */
const PvCondition *pv_filter_find      (const PvFilter    *filter,
                                        const char        *key);
gboolean           pv_filter_has       (const PvFilter    *filter,
                                        const char        *key,
                                        const char        *value);
/* @values: NULL-terminated; NULL or none of them takes the condition away. */
void               pv_filter_set       (PvFilter          *filter,
                                        const char        *key,
                                        const char *const *values);
/* Puts one value in or out. */
void               pv_filter_toggle    (PvFilter          *filter,
                                        const char        *key,
                                        const char        *value);
void               pv_filter_clear     (PvFilter          *filter);
/* Whether the rest is drawn pale rather than left out. */
gboolean           pv_filter_get_fade  (const PvFilter    *filter);
void               pv_filter_set_fade  (PvFilter          *filter,
                                        gboolean           fade);

/* --- pv-filter-match.c --- */
/* The actors all conditions on actors let through, by rising id; NULL when there is no such condition, or only ones of things that are
 * not there any more. @today: what "today" means. (transfer full) (element-type PvId) */
GArray            *pv_filter_actors    (const PvFilter    *filter,
                                        const PvModel     *model,
                                        PvDate             today);
/* The same of links; whether their ends are let through is not asked. */
GArray            *pv_filter_relations (const PvFilter    *filter,
                                        const PvModel     *model,
                                        PvDate             today);

/* --- pv-filter-values.c: what can be asked, and in which words --- */
/* "Area", "Links · State", in the interface's language. (transfer full) */
char              *pv_condition_title  (const PvCondition *condition);
/* A value as a person reads it; NULL when what it refers to is not there any more. (transfer full) */
char              *pv_condition_words  (const PvCondition *condition,
                                        const PvModel     *model,
                                        const char        *value,
                                        PvLang             lang);
/* "Area: Laihia, Vaasa": two values, then how many more; NULL when it has none that is there. (transfer full) */
char              *pv_condition_sentence (const PvCondition *condition,
                                        const PvModel     *model,
                                        PvLang             lang);
/* All that can be asked, in the order of a list: conditions without values. (transfer full) (element-type PvCondition*) */
GPtrArray         *pv_filter_choices   (const PvKinds     *kinds);

typedef struct
{
  char *value;
  char *words;
  guint n;                     /* actors or links that have it */
} PvFilterValue;

/* Of more than this the ones that most have are listed; the others are found by words. */
#define PV_FILTER_MOST_VALUES 300

/* The values of a condition that occur, each with how many have it: choices in their order, years from the latest, titles by the
 * alphabet, "nothing" last. (transfer full) (element-type PvFilterValue) */
GArray            *pv_filter_values    (const PvCondition *condition,
                                        const PvModel     *model,
                                        PvDate             today,
                                        PvLang             lang);

G_END_DECLS
