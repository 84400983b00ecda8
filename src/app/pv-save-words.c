#include "app/pv-save-words.h"

#include <glib/gi18n-lib.h>

static PvDate
day_of (GDateTime *time)
{
  return pv_date_make (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time));
}

char *
pv_save_words_time (gint64 at_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at_ms / 1000);
  /* Translators: the time of day, as strftime wants it; Finnish and Swedish write %-H.%M */
  g_autofree char *clock = time ? g_date_time_format (time, _("%-H:%M")) : g_strdup ("");
  g_autofree char *date = NULL;
  PvLang lang = PV_LANG_EN;

  if (time == NULL || day_of (time) == pv_date_today ())
    return g_steal_pointer (&clock);
  if (day_of (time) == pv_date_today () - 1)
    return g_strdup_printf (_("yesterday %s"), clock);

  /* Translators: the code of your language: fi or sv. It decides how dates and numbers look. */
  pv_lang_parse (_("en"), &lang);
  date = pv_date_to_words (day_of (time), lang);
  return g_strdup_printf ("%s %s", date, clock);
}

char *
pv_save_words_moment (gint64 at_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at_ms / 1000);
  g_autofree char *words = pv_save_words_time (at_ms);

  return time && day_of (time) == pv_date_today () ? g_strdup_printf (_("today %s"), words) : g_steal_pointer (&words);
}

static char *
shared_at (gint64 at_ms)
{
  g_autofree char *time = at_ms > 0 ? pv_save_words_time (at_ms) : NULL;

  return time ? g_strdup_printf (_("Saved in the shared file %s"), time) : g_strdup (_("Saved in the shared file"));
}

const char *
pv_save_words_here (PvDocument *document)
{
  if (pv_document_is_read_only (document))
    return _("Can be read, not changed");
  return pv_document_get_save_state (document) == PV_SAVE_WRITING ? _("Saving on this laptop…") : _("Saved on this laptop");
}

char *
pv_save_words_shared (PvDocument *document)
{
  switch (pv_document_get_save_state (document))
    {
    case PV_SAVE_SHARING:
      return g_strdup (_("Saving in the shared file…"));
    case PV_SAVE_SHARED:
      return shared_at (pv_document_get_shared_at (document));
    case PV_SAVE_NOT_SHARED:
      return g_strdup (_("Not in the shared file"));
    case PV_SAVE_READ_ONLY:
      return g_strdup (_("The shared file as it was opened"));
    case PV_SAVE_WRITING:
    case PV_SAVE_HERE:
    default:
      return g_strdup (_("Soon in the shared file"));
    }
}

char **
pv_save_words_widest (gboolean shared)
{
  g_autoptr (GDateTime) evening = g_date_time_new_local (2000, 1, 1, 20, 58, 0);
  g_autofree char *clock = g_date_time_format (evening, _("%-H:%M"));
  g_autofree char *saved = g_strdup_printf (_("Saved in the shared file %s"), clock);
  const char *const on_laptop[] = { _("Saved on this laptop"), _("Saving on this laptop…"), NULL };
  const char *const in_file[] = { saved, _("Saving in the shared file…"), _("Not in the shared file"), NULL };

  return g_strdupv ((char **) (shared ? in_file : on_laptop));
}
