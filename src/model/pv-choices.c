#include "model/pv-kinds.h"

#include <glib/gi18n-lib.h>

#define PV_CHOICES(LIST, name) static const PvChoiceInfo choices_##LIST[] = {
#define PV_CHOICE(LIST, NAME, code, nick, label) { code, nick, label },
#define PV_CHOICES_END(LIST) };
#include "model/pv-choices.def"
#undef PV_CHOICES
#undef PV_CHOICE
#undef PV_CHOICES_END

#define PV_CHOICES(LIST, name) { name, choices_##LIST, G_N_ELEMENTS (choices_##LIST) },
#define PV_CHOICE(...)
#define PV_CHOICES_END(LIST)
static const struct
{
  const char *name;
  const PvChoiceInfo *list;
  guint n;
} lists[PV_N_CHOICES] = {
  { "", NULL, 0 },
#include "model/pv-choices.def"
};

const PvChoiceInfo *
pv_choices_list (PvChoices choices, guint *n)
{
  g_return_val_if_fail (choices < PV_N_CHOICES, NULL);

  *n = lists[choices].n;
  return lists[choices].list;
}

const char *
pv_choices_name (PvChoices choices)
{
  g_return_val_if_fail (choices < PV_N_CHOICES, "");

  return lists[choices].name;
}

const PvChoiceInfo *
pv_choices_find (PvChoices choices, guint code)
{
  g_return_val_if_fail (choices < PV_N_CHOICES, NULL);

  for (guint i = 0; i < lists[choices].n; i++)
    if (lists[choices].list[i].code == code)
      return &lists[choices].list[i];

  return NULL;
}

const PvChoiceInfo *
pv_choices_find_nick (PvChoices choices, const char *nick)
{
  g_return_val_if_fail (choices < PV_N_CHOICES, NULL);

  for (guint i = 0; i < lists[choices].n; i++)
    if (g_strcmp0 (lists[choices].list[i].nick, nick) == 0)
      return &lists[choices].list[i];

  return NULL;
}

const char *
pv_choice_label (PvChoices choices, guint code)
{
  const PvChoiceInfo *choice = pv_choices_find (choices, code);

  return choice ? _(choice->label) : "";
}

const char *
pv_choice_label_in (PvChoices choices, guint code, PvLang lang)
{
  const PvChoiceInfo *choice = pv_choices_find (choices, code);

  return choice ? pv_words_in (lang, choice->label) : "";
}
