// uses: org.apache.lucene:lucene-core:10.6.0

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene: three threads index, change and delete, three search what there is. */
public class LuceneIndex {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    ExecutorService pool = Executors.newFixedThreadPool(2);
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    config.setMaxBufferedDocs(20);
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, config)) {
      SearcherManager searchers =
          new SearcherManager(
              writer,
              new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(
                    org.apache.lucene.index.IndexReader reader,
                    org.apache.lucene.index.IndexReader before) {
                  return new IndexSearcher(reader, pool);
                }
              });
      Thread[] threads = new Thread[6];
      for (int t = 0; t < threads.length; t++) {
        int me = t;
        threads[t] =
            new Thread(() -> {
              try {
                for (int i = 0; i < rounds; i++) {
                  if (me < 3) {
                    index(writer, me, i);
                  } else {
                    search(searchers, i);
                  }
                }
              } catch (java.io.IOException e) {
                throw new AssertionError(e);
              }
            });
        threads[t].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      writer.commit();
      searchers.close();
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        if (reader.numDocs() != 3 * rounds) {
          throw new AssertionError(reader.numDocs());
        }
      }
    }
    pool.shutdown();
  }

  static void index(IndexWriter writer, int me, int i) throws java.io.IOException {
    Document document = new Document();
    String id = me + "-" + i;
    document.add(new StringField("id", id, Field.Store.YES));
    document.add(new TextField("text", "word" + i % 17 + " of thread " + me, Field.Store.NO));
    document.add(new NumericDocValuesField("n", i));
    writer.addDocument(document);
    if (i % 10 == 0) {
      writer.updateDocument(new Term("id", id), document);
    }
  }

  static void search(SearcherManager searchers, int i) throws java.io.IOException {
    searchers.maybeRefresh();
    IndexSearcher searcher = searchers.acquire();
    try {
      BooleanQuery query =
          new BooleanQuery.Builder()
              .add(new TermQuery(new Term("text", "word" + i % 17)), BooleanClause.Occur.MUST)
              .add(new TermQuery(new Term("text", "thread")), BooleanClause.Occur.SHOULD)
              .build();
      for (var hit : searcher.search(query, 5).scoreDocs) {
        searcher.storedFields().document(hit.doc);
      }
    } finally {
      searchers.release(searcher);
    }
  }
}
