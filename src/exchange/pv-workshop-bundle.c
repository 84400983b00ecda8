#include "exchange/pv-workshop-bundle.h"

#include "exchange/pv-diagram-choice.h"
#include "exchange/pv-fodt.h"
#include "exchange/pv-output.h"
#include "exchange/pv-stops.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The names of the files, in the language of what is in them. */
static char *
file_in (const char *folder, PvLang lang, const char *english, const char *ending)
{
  g_autofree char *name = g_strconcat (pv_words_in (lang, english), ending, NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  if (g_mkdir_with_parents (folder, 0755) == 0 && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, PV_ERROR, PV_ERROR_DISK, _("%s: no folder can be made there (%s); choose another place"), name, g_strerror (errno));
  return FALSE;
}

static gboolean
write_picture (const PvModel *model, PvLang lang, PvDate today, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = file_in (folder, lang, N_("network"), ".pdf");
  PvDiagramChoice choice = pv_diagram_choice ();

  if (pv_model_count (model, PV_ACTOR) == 0)
    return TRUE;
  choice.lang = lang;
  choice.today = today;
  return pv_diagram_export (model, &choice, path, 1, cancellable, error);
}

static gboolean
write_stops (const PvModel *model, PvLang lang, PvDate today, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = file_in (folder, lang, N_("presentation"), ".pdf");
  g_autoptr (GBytes) bytes = NULL;

  if (pv_model_count (model, PV_STOP) == 0)
    return TRUE;
  bytes = pv_stops_pdf (model, lang, PV_AUDIENCE_PUBLIC, today, cancellable, error);
  return bytes != NULL && pv_output_bytes (path, bytes, cancellable, error);
}

gboolean
pv_workshop_bundle (const PvModel *model, PvLang lang, PvDate day, PvDate today, const char *folder, GCancellable *cancellable, GError **error)
{
  const PvWorkshopReportOptions options = { lang, day };
  g_autoptr (PvReport) report = pv_report_workshop (model, &options, error);
  g_autofree char *path = file_in (folder, lang, N_("what-was-raised"), ".fodt");

  return report != NULL && make_folder (folder, error) && pv_fodt_export (report, path, cancellable, error)
         && write_picture (model, lang, today, folder, cancellable, error) && write_stops (model, lang, today, folder, cancellable, error);
}
