#include "base/pv-words.h"

#include "pv-words-resource.h"

#include <gio/gio.h>
#include <string.h>

/* The GNU .mo format, "The Format of GNU MO Files" in the gettext manual: two tables of (length, offset), sorted by msgid. */
typedef struct
{
  GBytes *bytes;
  const char *data;
  gsize size;
  guint32 n;
  guint32 originals;
  guint32 translations;
} Catalogue;

static guint32
word_at (const Catalogue *catalogue, gsize offset)
{
  guint32 word = 0;

  if (offset + sizeof word <= catalogue->size)
    memcpy (&word, catalogue->data + offset, sizeof word);
  return GUINT32_FROM_LE (word);
}

static const char *
text_at (const Catalogue *catalogue, guint32 table, guint32 index)
{
  guint32 offset = word_at (catalogue, table + index * 8 + 4);

  return offset < catalogue->size ? catalogue->data + offset : "";
}

static void
load (Catalogue *catalogue, const char *path)
{
  GResource *resource = pv_words_get_resource ();

  catalogue->bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (catalogue->bytes == NULL)
    return;

  catalogue->data = g_bytes_get_data (catalogue->bytes, &catalogue->size);
  if (word_at (catalogue, 0) != 0x950412de)
    return;

  catalogue->n = word_at (catalogue, 8);
  catalogue->originals = word_at (catalogue, 12);
  catalogue->translations = word_at (catalogue, 16);
}

static const Catalogue *
catalogue_for (PvLang lang)
{
  static Catalogue catalogues[2];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      load (&catalogues[0], "/fi/polkuverkko/words/fi.mo");
      load (&catalogues[1], "/fi/polkuverkko/words/sv.mo");
      g_once_init_leave (&once, 1);
    }

  return lang == PV_LANG_SV ? &catalogues[1] : &catalogues[0];
}

const char *
pv_words_in (PvLang lang, const char *english)
{
  const Catalogue *catalogue;
  guint32 low = 0, high;

  if (lang == PV_LANG_NONE || lang == PV_LANG_EN || *english == '\0')
    return english;

  catalogue = catalogue_for (lang);
  high = catalogue->n;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      int order = strcmp (english, text_at (catalogue, catalogue->originals, middle));

      if (order == 0)
        {
          const char *translation = text_at (catalogue, catalogue->translations, middle);

          return *translation ? translation : english;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return english;
}
