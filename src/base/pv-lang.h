/* The languages of content. The interface's language is gettext's business; this is about what people write for others. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PV_LANG_NONE = 0,            /* a text that has no language: a code, an address */
  PV_LANG_FI = 1,
  PV_LANG_SV = 2,
  PV_LANG_EN = 3,
  PV_LANG_BOTH = 4,            /* a way of showing: Finnish and Swedish; never a cell */
} PvLang;

/* Cells a translated text has, and what loops run over: FI, SV, EN. */
#define PV_N_LANGS 3
#define PV_LANG_FIRST PV_LANG_FI
#define PV_LANG_LAST PV_LANG_EN

/* "fi", "sv", "en", "both"; "" for PV_LANG_NONE. Static. */
const char *pv_lang_code   (PvLang       lang);

/* BCP 47 with the country, as documents want it: "fi-FI", "sv-FI", "en-GB". Static. */
const char *pv_lang_tag    (PvLang       lang);

/* FALSE, and @lang untouched, for anything but the four codes. */
gboolean    pv_lang_parse  (const char  *code,
                            PvLang      *lang);

/* The order in which languages are tried when @wanted has no text: wanted, then Finnish, Swedish, English.
 * @order receives PV_N_LANGS entries. */
void        pv_lang_fallback (PvLang     wanted,
                              PvLang    *order);

G_END_DECLS
