#include "app/pv-picture-provider.h"

#include <string.h>

/* Pixels of the picture for one of the model. */
#define SCALE 2.0

static const char *const types[] = { "image/png", "image/svg+xml" };

struct _PvPictureProvider
{
  GdkContentProvider parent_instance;

  PvModel *model;
  PvPictureScope *scope;
  PvPicturePart part;
  PvLang lang;
};

G_DEFINE_FINAL_TYPE (PvPictureProvider, pv_picture_provider, GDK_TYPE_CONTENT_PROVIDER)

typedef struct
{
  GOutputStream *stream;
  gboolean svg;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->stream);
  g_free (request);
}

static GBytes *
draw (PvPictureProvider *self, gboolean svg, GCancellable *cancellable, GError **error)
{
  PvDiagramChoice choice = pv_diagram_choice ();
  PvEmphasis emphasis;
  g_autoptr (PvScene) scene = NULL;
  g_autofree char *title = NULL;
  PvPicture picture;

  choice.lang = self->lang;
  choice.audience = PV_AUDIENCE_INTERNAL;
  pv_picture_scope_apply (self->scope, self->part, &choice);
  emphasis = (PvEmphasis) { .full = choice.full };
  title = pv_diagram_title (self->model, &choice);
  scene = pv_diagram_scene (self->model, &choice, cancellable);
  if (scene == NULL)
    return g_cancellable_set_error_if_cancelled (cancellable, error), NULL;
  picture = pv_diagram_picture (self->model, &choice, scene, title, choice.full ? &emphasis : NULL);
  return svg ? pv_picture_svg (&picture, cancellable, error) : pv_picture_png (&picture, SCALE, cancellable, error);
}

static void
draw_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = draw (source, request->svg, cancellable, &error);
  gsize size;
  gconstpointer start = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (bytes && g_output_stream_write_all (request->stream, start, size, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GdkContentFormats *
ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new ((const char **) types, G_N_ELEMENTS (types));
}

static void
write_async (GdkContentProvider *provider, const char *type, GOutputStream *stream, int priority, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->stream = g_object_ref (stream);
  request->svg = strcmp (type, types[1]) == 0;
  g_task_set_task_data (task, request, request_free);
  pv_task_run_in_worker (task, draw_in_worker);
}

static gboolean
write_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
pv_picture_provider_finalize (GObject *object)
{
  PvPictureProvider *self = PV_PICTURE_PROVIDER (object);

  pv_model_unref (self->model);
  pv_picture_scope_free (self->scope);
  G_OBJECT_CLASS (pv_picture_provider_parent_class)->finalize (object);
}

static void
pv_picture_provider_class_init (PvPictureProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pv_picture_provider_finalize;
  provider_class->ref_formats = ref_formats;
  provider_class->write_mime_type_async = write_async;
  provider_class->write_mime_type_finish = write_finish;
}

static void
pv_picture_provider_init (PvPictureProvider *self)
{
}

GdkContentProvider *
pv_picture_provider_new (PvModel *snapshot, const PvPictureScope *scope, PvPicturePart part, PvLang lang)
{
  PvPictureProvider *self = g_object_new (PV_TYPE_PICTURE_PROVIDER, NULL);

  self->model = pv_model_ref (snapshot);
  self->scope = pv_picture_scope_copy (scope);
  self->part = part;
  self->lang = lang;
  return GDK_CONTENT_PROVIDER (self);
}
