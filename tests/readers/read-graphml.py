"""What networkx and igraph see in a GraphML file, as JSON; and the file as each of them writes it again, beside it.

read-graphml.py FILE
"""
import json
import os
import sys
import warnings

import igraph
import networkx


def main():
    warnings.simplefilter('ignore')
    folder = os.path.dirname(sys.argv[1])
    first = networkx.read_graphml(sys.argv[1], force_multigraph=True)
    networkx.write_graphml_xml(first, os.path.join(folder, 'networkx.graphml'))
    second = igraph.Graph.Read_GraphML(sys.argv[1])
    second.write_graphml(os.path.join(folder, 'igraph.graphml'))
    print(json.dumps({
        'networkx': {'nodes': first.number_of_nodes(), 'edges': first.number_of_edges(), 'ids': list(first.nodes),
                     'labels': [data['label'] for _, data in first.nodes(data=True)]},
        'igraph': {'nodes': second.vcount(), 'edges': second.ecount(), 'labels': second.vs['label']},
    }))


if __name__ == '__main__':
    main()
