#include "base/pv-lang.h"

static const char *const codes[] = { "", "fi", "sv", "en", "both" };
static const char *const tags[] = { "", "fi-FI", "sv-FI", "en-GB", "fi-FI" };

const char *
pv_lang_code (PvLang lang)
{
  g_return_val_if_fail (lang < G_N_ELEMENTS (codes), "");

  return codes[lang];
}

const char *
pv_lang_tag (PvLang lang)
{
  g_return_val_if_fail (lang < G_N_ELEMENTS (tags), "");

  return tags[lang];
}

gboolean
pv_lang_parse (const char *code, PvLang *lang)
{
  for (guint i = 1; i < G_N_ELEMENTS (codes); i++)
    if (g_strcmp0 (code, codes[i]) == 0)
      {
        *lang = i;
        return TRUE;
      }

  return FALSE;
}

void
pv_lang_fallback (PvLang wanted, PvLang *order)
{
  guint n = 0;

  if (wanted >= PV_LANG_FIRST && wanted <= PV_LANG_LAST)
    order[n++] = wanted;
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST && n < PV_N_LANGS; lang++)
    if (lang != wanted)
      order[n++] = lang;
}
