/* What a placement counts in columns, against the same question asked of one thing after the other; and what it keeps of that while boxes move. */
#include "layout/pv-layout-refining.h"

#include <math.h>

#define N 61                        /* not a multiple of what a processor takes at once */
#define MARGIN 6.0

typedef struct
{
  double x[N], y[N], w[N], h[N];
  double ax[N], ay[N], bx[N], by[N], left[N], right[N], top[N], bottom[N];
  PvRefineWalls walls;
  PvRefineLines lines;
} Drawing;

/* On a grid, so that things touch, and lines share their ends, as they do in a drawing. */
static double
coordinate (void)
{
  return 12.0 * g_test_rand_int_range (0, 40);
}

static Drawing *
drawing_new (void)
{
  Drawing *self = g_new0 (Drawing, 1);

  for (guint i = 0; i < N; i++)
    {
      guint from = (guint) g_test_rand_int_range (0, (int) i + 1);

      self->x[i] = coordinate ();
      self->y[i] = coordinate ();
      self->w[i] = 6.0 * g_test_rand_int_range (3, 12);
      self->h[i] = 18;
      self->ax[i] = self->x[from];
      self->ay[i] = self->y[from];
      self->bx[i] = self->x[i];
      self->by[i] = self->y[i];
      self->left[i] = MIN (self->ax[i], self->bx[i]);
      self->right[i] = MAX (self->ax[i], self->bx[i]);
      self->top[i] = MIN (self->ay[i], self->by[i]);
      self->bottom[i] = MAX (self->ay[i], self->by[i]);
    }
  self->walls = (PvRefineWalls) { self->x, self->y, self->w, self->h };
  self->lines = (PvRefineLines) { self->ax, self->ay, self->bx, self->by, self->left, self->right, self->top, self->bottom };
  return self;
}

static PvRefineLink
line_of (const Drawing *self, guint i)
{
  return (PvRefineLink) { self->ax[i], self->ay[i], self->bx[i], self->by[i] };
}

static gboolean
runs_through (const PvRefineLink *link, double x, double y, double w, double h)
{
  double dx = link->bx - link->ax, dy = link->by - link->ay;

  if (MIN (link->ax, link->bx) >= x + w || MAX (link->ax, link->bx) <= x - w || MIN (link->ay, link->by) >= y + h || MAX (link->ay, link->by) <= y - h)
    return FALSE;
  return fabs (dx * (y - link->ay) - dy * (x - link->ax)) < w * fabs (dy) + h * fabs (dx);
}

static double
side (const PvRefineLink *link, double x, double y)
{
  return (link->bx - link->ax) * (y - link->ay) - (link->by - link->ay) * (x - link->ax);
}

static gboolean
share_an_end (const PvRefineLink *a, const PvRefineLink *b)
{
  return (a->ax == b->ax && a->ay == b->ay) || (a->ax == b->bx && a->ay == b->by) || (a->bx == b->ax && a->by == b->ay)
         || (a->bx == b->bx && a->by == b->by);
}

static gboolean
crosses (const PvRefineLink *a, const PvRefineLink *b)
{
  return !share_an_end (a, b) && side (a, b->ax, b->ay) * side (a, b->bx, b->by) < 0 && side (b, a->ax, a->ay) * side (b, a->bx, a->by) < 0;
}

static void
test_counts (void)
{
  for (guint run = 0; run < 40; run++)
    {
      g_autofree Drawing *self = drawing_new ();

      for (guint i = 0; i < N; i++)
        {
          PvRefineLink link = line_of (self, i);
          PvRefineBox box = { self->x[i], self->y[i], self->w[i], self->h[i] };
          guint n_boxes = 0, n_near = 0, n_lines = 0, n_crossings = 0;

          for (guint k = 0; k < N; k++)
            {
              PvRefineLink other = line_of (self, k);

              n_boxes += runs_through (&link, self->x[k], self->y[k], self->w[k] + MARGIN, self->h[k] + MARGIN);
              n_near += fabs (box.x - self->x[k]) < box.w + self->w[k] + 24 && fabs (box.y - self->y[k]) < box.h + self->h[k] + 12;
              n_lines += runs_through (&other, box.x, box.y, box.w, box.h);
              n_crossings += crosses (&link, &other);
            }
          g_assert_cmpuint (pv_refining_count_boxes (&self->walls, N, MARGIN, &link), ==, n_boxes);
          g_assert_cmpuint (pv_refining_count_near (&self->walls, N, &box, 24, 12), ==, n_near);
          g_assert_cmpuint (pv_refining_count_lines (&self->lines, N, &box), ==, n_lines);
          g_assert_cmpuint (pv_refining_count_crossings (&self->lines, N, &link), ==, n_crossings);
        }
    }
}

static PvRefineBox
box_anywhere (void)
{
  return (PvRefineBox) { coordinate (), coordinate (), 6.0 * g_test_rand_int_range (3, 12), 18 };
}

static PvRefining *
refining_new (void)
{
  PvRefining *refining = g_new0 (PvRefining, 1);
  PvLayoutLink links[2 * N];

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    links[i] = (PvLayoutLink) { (guint) g_test_rand_int_range (0, N), i % N, 1 };
  *refining = (PvRefining) { .n = N, .gap_x = 24, .gap_y = 18, .frame = { 240, 240, 200, 200 } };
  refining->adjacency = pv_adjacency_new (links, G_N_ELEMENTS (links), N);
  refining->boxes = g_new (PvRefineBox, N);
  pv_refining_init (refining);
  for (guint i = 0; i < N; i++)
    pv_refining_place (refining, i, box_anywhere ());
  pv_refining_take_stock (refining);
  return refining;
}

static void
refining_free (PvRefining *refining)
{
  pv_refining_clear (refining);
  pv_adjacency_free (refining->adjacency);
  g_free (refining->boxes);
  g_free (refining);
}

static void
assert_tally_is_true (PvRefining *refining)
{
  for (guint i = 0; i < refining->n_links; i++)
    {
      PvRefineLink line = pv_refining_line (refining, i);

      g_assert_cmpint (refining->tally.crossings[i], ==, pv_refining_count_crossings (&refining->lines, refining->n_links, &line));
      g_assert_cmpint (refining->tally.boxes[i], ==, pv_refining_count_boxes (&refining->walls, N, PV_REFINE_MARGIN, &line));
    }
  for (guint i = 0; i < N; i++)
    {
      PvRefineBox room = pv_refining_room (&refining->boxes[i]);

      g_assert_cmpint (refining->tally.lines[i], ==, pv_refining_count_lines (&refining->lines, refining->n_links, &room));
    }
}

/* To the last digit: a placement goes on from what is a hair cheaper. A limit that is not reached changes nothing, one that is, is told. */
static void
assert_bill_is_right (PvRefining *refining, guint node)
{
  double pay = pv_refining_pay_now (refining, node), less = pay * g_test_rand_double_range (0, 0.999);

  g_assert_cmpfloat (pay, ==, pv_refining_pay (refining, node, G_MAXDOUBLE));
  g_assert_cmpfloat (pay, ==, pv_refining_pay (refining, node, pay));
  g_assert_cmpfloat (pv_refining_pay (refining, node, less), >, pay > 0 ? less : -1);
}

/* Boxes move, stay or are put back, onto each other as well. */
static void
test_tally (void)
{
  for (guint run = 0; run < 6; run++)
    {
      PvRefining *refining = refining_new ();

      for (guint step = 0; step < 150; step++)
        {
          guint node = (guint) g_test_rand_int_range (0, N);
          PvRefineBox before = refining->boxes[node], after = before, other = refining->boxes[g_test_rand_int_range (0, N)];
          gboolean onto = g_test_rand_int_range (0, 8) == 0;

          after.x = onto ? other.x : coordinate ();
          after.y = onto ? other.y : coordinate ();
          pv_refining_place (refining, node, after);
          if (g_test_rand_int_range (0, 3) == 0)
            pv_refining_place (refining, node, before);
          else
            pv_refining_keep (refining, node, &before);
          assert_tally_is_true (refining);
          for (guint i = 0; i < N; i++)
            assert_bill_is_right (refining, i);
        }
      refining_free (refining);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/counts", test_counts);
  g_test_add_func ("/layout/tally", test_tally);
  return g_test_run ();
}
