#include "app/pv-save-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* Where the shared copy of the document is: a file, or a folder with one file a laptop. */
enum
{
  IN_FILE,
  IN_FOLDER,
};

static const struct
{
  const char *saved_at;
  const char *saved;
  const char *saving;
  const char *not_saved;
  const char *as_opened;
  const char *soon;
} shared_words[] = {
  [IN_FILE] = { N_("Saved in the shared file %s"), N_("Saved in the shared file"), N_("Saving in the shared file…"),
                N_("Not in the shared file"), N_("The shared file as it was opened"), N_("Soon in the shared file") },
  [IN_FOLDER] = { N_("Saved in the shared folder %s"), N_("Saved in the shared folder"), N_("Saving in the shared folder…"),
                  N_("Not in the shared folder"), N_("The shared folder as it was opened"), N_("Soon in the shared folder") },
};

static char *
shared_at (int where, gint64 at_ms)
{
  g_autofree char *time = at_ms > 0 ? pv_save_words_time (at_ms) : NULL;

  return time ? g_strdup_printf (_(shared_words[where].saved_at), time) : g_strdup (_(shared_words[where].saved));
}

const char *
pv_save_words_here (PvDocument *document)
{
  if (pv_document_never_writes (document))
    return _("Can be read, not changed");
  if (pv_document_get_save_state (document) == PV_SAVE_PROVING)
    return _("Looking through the file…");
  return pv_document_get_save_state (document) == PV_SAVE_WRITING ? _("Saving on this laptop…") : _("Saved on this laptop");
}

char *
pv_save_words_shared (PvDocument *document)
{
  int where = pv_document_is_together (document) ? IN_FOLDER : IN_FILE;

  switch (pv_document_get_save_state (document))
    {
    case PV_SAVE_SHARING:
      return g_strdup (_(shared_words[where].saving));
    case PV_SAVE_SHARED:
      return shared_at (where, pv_document_get_shared_at (document));
    case PV_SAVE_NOT_SHARED:
      return g_strdup (_(shared_words[where].not_saved));
    case PV_SAVE_READ_ONLY:
    case PV_SAVE_PROVING:
      return g_strdup (_(shared_words[where].as_opened));
    case PV_SAVE_WRITING:
    case PV_SAVE_HERE:
    default:
      return g_strdup (_(shared_words[where].soon));
    }
}

char **
pv_save_words_widest (gboolean shared)
{
  g_autoptr (GDateTime) evening = g_date_time_new_local (2000, 1, 1, 20, 58, 0);
  g_autofree char *clock = g_date_time_format (evening, _("%-H:%M"));
  g_autofree char *saved = g_strdup_printf (_(shared_words[IN_FOLDER].saved_at), clock);
  const char *const on_laptop[] = { _("Saved on this laptop"), _("Saving on this laptop…"), _("Looking through the file…"), NULL };
  const char *const in_file[] = { saved, _(shared_words[IN_FOLDER].saving), _(shared_words[IN_FOLDER].not_saved), NULL };

  return g_strdupv ((char **) (shared ? in_file : on_laptop));
}

/* "anna, this laptop: today 14:32", or what is wrong with the file. */
static char *
words_of_laptop (const PvLaptopFile *file)
{
  g_autofree char *name = g_str_has_suffix (file->name, ".polku") ? g_strndup (file->name, strlen (file->name) - strlen (".polku"))
                                                                 : g_strdup (file->name);
  g_autofree char *moment = pv_save_words_moment (file->at_ms);

  if (file->problem != NULL)
    return g_strdup (file->problem);
  /* Translators: a laptop's file in the shared folder, and when it was written last */
  return g_strdup_printf (file->own ? _("%s, this laptop: %s") : _("%s: %s"), name, moment);
}

char *
pv_save_words_laptops (PvDocument *document)
{
  GPtrArray *files = pv_document_get_laptops (document);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *line = words_of_laptop (g_ptr_array_index (files, i));

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}
