#include "app/pv-icon-ends.h"

/* Icons until it is looked for the first time which of them nobody else has. */
#define FIRST_LOOK 256

static GThread *main_thread;
static void (*constructed_in_gtk) (GObject *object);
/* Every icon, in the order of their making. */
static GPtrArray *kept;
static guint next_look = FIRST_LOOK;

/* One that nobody else has can come to others only through the cache, which the main thread alone looks into. */
static void
let_go_of_unused (void)
{
  guint n = 0;

  for (guint i = 0; i < kept->len; i++)
    {
      GObject *icon = kept->pdata[i];

      if (g_atomic_int_get ((gint *) &icon->ref_count) == 1)
        g_object_unref (icon);
      else
        kept->pdata[n++] = icon;
    }
  g_ptr_array_set_size (kept, (gint) n);
  next_look = MAX (FIRST_LOOK, 2 * n);
}

static void
constructed (GObject *object)
{
  constructed_in_gtk (object);
  if (g_thread_self () != main_thread)
    return;
  if (kept->len >= next_look)
    let_go_of_unused ();
  g_ptr_array_add (kept, g_object_ref (object));
}

void
pv_icon_ends_on_main_thread (void)
{
  GObjectClass *icons;

  if (main_thread)
    return;
  main_thread = g_thread_self ();
  kept = g_ptr_array_new ();
  /* Kept: a class that nobody has could be made anew. */
  icons = g_type_class_ref (GTK_TYPE_ICON_PAINTABLE);
  constructed_in_gtk = icons->constructed;
  icons->constructed = constructed;
}
